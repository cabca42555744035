// What a person sees of an error: a sentence with a way out, or a reference by which the host finds the rest in the log.
import type { TextKey } from '../../locale/texts.ts';
import { HostError, UserError } from '../../model/errors.ts';
import { COLOUR } from '../views/payload.ts';
import type { Call } from './call.ts';
import type { MessageAnswer } from './command.ts';

export function errorAnswer({ app, say }: Call, interactionId: string, error: unknown): MessageAnswer {
  if (error instanceof UserError && !(error instanceof HostError)) {
    return { embeds: [{ color: COLOUR, description: say(`errors.${error.key}` as TextKey, error.values) }] };
  }
  const reference = app.name();
  app.log.error({ err: error, reference, interaction: interactionId }, 'a command failed');
  const key = error instanceof HostError ? 'errors.passes' : 'errors.unexpected';
  return { embeds: [{ color: COLOUR, description: say(key, { reference }) }] };
}
