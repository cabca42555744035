// Messages that components lay out alone (Discord's V2), for answers to one member: notifications of others would be empty.
import { type APIContainerComponent, type APITextDisplayComponent, ComponentType } from 'discord.js';
import { truncate } from '../../model/text.ts';
import { type Button, COLOUR, LIMIT, type Payload, row, rows } from './payload.ts';

type Inner = APIContainerComponent['components'][number];

export function paragraph(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A message with a bar in the bot's colour. */
export function laidOut(...components: readonly Inner[]): Payload {
  return { layout: [{ type: ComponentType.Container, accent_color: COLOUR, components: [...components] }] };
}

/** A sentence, and buttons below. */
export function notice(content: string, buttons: readonly Button[] = []): Payload {
  return laidOut(paragraph(content), ...rows(buttons));
}

interface Offer {
  readonly value: string;
  readonly label: string;
  /** In small print below. */
  readonly hint?: string;
}

export interface Picker {
  readonly id: string;
  /** What it is about, where nothing is chosen. */
  readonly label: string;
  readonly chosen: string | null;
  readonly offers: readonly Offer[];
}

/** A list of which one is chosen. */
export function picker({ id, label, chosen, offers }: Picker): ReturnType<typeof row> {
  return row({
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: label,
    options: offers.slice(0, LIMIT.choices).map(({ value, label: name, hint }) => ({
      value,
      label: truncate(name, LIMIT.choice),
      ...(hint && { description: truncate(hint, LIMIT.choice) }),
      default: value === chosen,
    })),
  });
}
