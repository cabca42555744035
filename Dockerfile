# paperboy for production: Node 26 and the minified bundle, which needs no other package but for its pictures; no npm inside.
# Build it with `docker build -t paperboy .`; compose.yaml shows how to run it.

# The one place that names the base: exactly, and Renovate adds the digest and raises both.
FROM node:26.10.0-trixie-slim AS node

FROM node AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY rolldown.config.ts tsconfig.json ./
COPY commands ./commands
COPY src ./src
RUN npm run build

# The base without what only building needs: a bot that could install packages would be a better prey.
FROM node AS bare
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg /usr/local/bin/pnpm /usr/local/bin/pnpx /opt/yarn* /usr/local/include \
      /usr/local/share/doc /usr/local/share/man

# As one layer, so that what was taken away takes no room either.
FROM scratch
COPY --from=bare / /
LABEL org.opencontainers.image.title="paperboy" \
      org.opencontainers.image.description="The day's research papers, in your Discord, in your language." \
      org.opencontainers.image.licenses="MIT"
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    NODE_ENV=production \
    DATABASE_URL=file:/data/paperboy.db \
    DIGESTS_DIR=/data/digests \
    HOST=0.0.0.0 \
    PORT=3000 \
    # A container is started again whatever its status.
    TOKEN_REFUSED=wait \
    # One arena of memory for all threads: what is freed is given back sooner.
    MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=build /app/dist ./dist
# What pictures are drawn with: machine code, and a font.
COPY --from=build /app/node_modules/@resvg ./node_modules/@resvg
COPY --from=build /app/node_modules/@embedpdf ./node_modules/@embedpdf
COPY package.json LICENSE ./
COPY digests ./digests

# All that is ever written is in /data: the root file system may be read-only. 1000 is the image's user "node".
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000

EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Run it with --init (compose.yaml does): a process that is the first of its container gets no signals by default.
# `docker run … paperboy doctor` runs another sub-command.
ENTRYPOINT ["node", "--max-semi-space-size=1", "--optimize-for-size", "--enable-source-maps", "dist/paperboy.js"]
CMD ["start"]
