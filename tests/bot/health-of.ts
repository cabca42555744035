// /health as whoever watches the process asks for it: over HTTP, its status and its reasons.
import { onTestFinished } from 'vitest';
import { healthReportOf } from '../../src/cli/health/report.ts';
import { serveHealth } from '../../src/cli/health/server.ts';
import type { App } from '../../src/discord/app.ts';
import { createLog } from '../../src/log.ts';

/** What it returns asks: "200 ", or 503 and the reasons. */
export async function healthOf(app: App): Promise<() => Promise<string>> {
  const port = Promise.withResolvers<number>();
  const to = {
    write: (line: string) => {
      const said = JSON.parse(line) as { port?: number };
      if (said.port !== undefined) port.resolve(said.port);
    },
  };
  const health = serveHealth({ HOST: '127.0.0.1', PORT: 0 }, createLog({ level: 'info', to }));
  onTestFinished(() => health.stop());
  health.tell(healthReportOf(app));
  const url = `http://127.0.0.1:${await port.promise}/health`;
  return async () => {
    const response = await fetch(url);
    const { reasons } = (await response.json()) as { reasons: string[] };
    return `${response.status} ${reasons.join(' ')}`;
  };
}
