# paperboy for production: Node 26, the dependencies that the bot needs, and the sources, which Node runs as they are.
# Build it with `docker build -t paperboy .`; compose.yaml shows how to run it.

FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Optional packages would be the TypeScript compiler alone, which a translation library likes to see.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/paperboy.db \
    DIGESTS_DIR=/data/digests \
    HOST=0.0.0.0 \
    PORT=3000 \
    # A container is started again whatever its status.
    TOKEN_REFUSED=wait
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY digests ./digests
COPY commands ./commands
COPY src ./src

# All that is ever written is in /data: the root file system may be read-only. 1000 is the image's user "node".
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000

EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Run it with --init (compose.yaml does): a process that is the first of its container gets no signals by default.
# `docker run … paperboy doctor` runs another sub-command.
ENTRYPOINT ["node", "src/main.ts"]
CMD ["start"]
