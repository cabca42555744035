// Asks a PostgreSQL server whether it speaks TLS: pg can't go on without where it doesn't.
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: SSLRequest, and the answer "no". */
const REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const NO = 'N';

/** How long the answer may take, in milliseconds. */
const WITHIN_MS = 10_000;

/** Where nobody answers it is true: whoever connects is told why. */
export async function speaksTls({ host, port }: Place): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    socket.setTimeout(WITHIN_MS, () => socket.destroy());
    socket.write(REQUEST);
    const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    return String(answer) !== NO;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}
