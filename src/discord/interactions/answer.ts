// Answers an interaction in time and exactly once, whatever the work comes to.
import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { messageOf } from '../../model/errors.ts';
import type { Call } from './call.ts';
import type { Answer, MessageAnswer } from './command.ts';
import { errorAnswer } from './error-answer.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/** Discord waits 3 s for a sign of life; an answer that takes longer than this, in milliseconds, is announced. */
const PATIENCE = 2_000;

/** Does the work and sends what it comes to: an answer, a UserError's sentence, or a reference to the log. */
export async function answer(
  call: Call,
  interaction: Answerable,
  work: () => Promise<Answer>,
): Promise<void> {
  const announcement = announceLater(call, interaction);
  const result = await work().catch((error: unknown) => errorAnswer(call, interaction.id, error));
  await announcement.settle();
  await send(interaction, result);
  if ('later' in result) await changeLater(call, interaction, result);
}

/** An answer that can't be changed any more stays as it is. */
async function changeLater({ app }: Call, interaction: Answerable, { later }: MessageAnswer): Promise<void> {
  await later
    ?.then((payload) => interaction.editReply(toMessage(payload)))
    .catch((error: unknown) => app.log.warn({ reason: messageOf(error) }, 'answer not changed'));
}

/** "…is thinking" if the answer isn't there in time. */
function announceLater({ app }: Call, interaction: Answerable): { settle: () => Promise<void> } {
  let announced: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    announced = interaction.deferReply({ flags: MessageFlags.Ephemeral }).catch((error: unknown) => {
      app.log.warn({ reason: messageOf(error) }, 'answer not announced');
    });
  }, PATIENCE);
  return {
    settle: async () => {
      clearTimeout(timer);
      await announced;
    },
  };
}

async function send(interaction: Answerable, result: Answer): Promise<void> {
  if ('form' in result) {
    // A form must be the first answer; forms are made from what is at hand, so there is always time.
    if (!interaction.isModalSubmit()) await interaction.showModal(result.form);
    return;
  }
  const { as = 'private', more = [], instead = result } = result;
  const message = toMessage(result);
  if (interaction.deferred) await interaction.editReply(toMessage(instead));
  else if (as === 'update' && canUpdate(interaction)) {
    await interaction.update(message);
    await result.updated?.();
  } else await interaction.reply(as === 'public' ? message : toMember(message));
  for (const each of more) await interaction.followUp(toMember(toMessage(each)));
}

type Sent = ReturnType<typeof toMessage>;

function toMember(message: Sent) {
  const flags = [MessageFlags.Ephemeral, ...('flags' in message ? [message.flags] : [])] as const;
  return { ...message, flags };
}

function toMessage({ content, embeds, components, layout, files = [] }: MessageAnswer) {
  if (layout) return { components: layout, flags: MessageFlags.IsComponentsV2 } as const;
  const attached = files.map((file) =>
    'text' in file
      ? { name: file.name, attachment: Buffer.from(file.text) }
      : { name: file.name, attachment: Buffer.from(file.bytes), description: file.description },
  );
  return {
    ...(content !== undefined && { content }),
    ...(embeds && { embeds }),
    ...(components && { components }),
    ...(attached.length > 0 && { files: attached }),
  };
}

function canUpdate(interaction: Answerable) {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}
