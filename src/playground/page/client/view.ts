// All that the page knows and shows at a moment.
import type { Snowflake } from 'discord-api-types/v10';
import type { TemplateResult } from 'lit/html.js';
import type { FieldAnswer, Health, MessageView, OpenedModal, Scene } from '../protocol.ts';
import type { PageHost } from '../weather-panel.ts';
import { type Draft, newDraft } from './composer/draft.ts';
import { readDismissed } from './dismissed.ts';

/** `@me` in place of a server is where direct messages are; an empty one is anywhere. */
export interface Place {
  readonly guild: Snowflake | '@me' | '';
  readonly channel: Snowflake | null;
}

interface Log {
  /** Oldest first. */
  messages: readonly MessageView[];
  /** The oldest is the channel's first. */
  complete: boolean;
  /** Older ones are on their way. */
  loading: boolean;
}

/** A command on its way, or one that nobody answered: only this page knows of it. */
export interface Echo {
  readonly id: Snowflake;
  readonly channel: Snowflake;
  /** As its author typed it. */
  readonly command: string;
  state: 'sending' | 'silent' | 'refused';
  says: string;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What lies over the page until something else is touched. */
export interface Popup {
  readonly label: string;
  readonly role: 'dialog' | 'menu' | 'listbox';
  /** Where it is opened from, on the screen. */
  readonly anchor: DOMRect;
  readonly content: () => TemplateResult;
  /** Gets the focus back. */
  readonly opener: HTMLElement | null;
  /** As wide as where it is opened from. */
  readonly fitted: boolean;
  readonly onClose: (() => void) | null;
}

export interface View {
  scene: Scene | null;
  online: boolean;
  health: Health;
  place: Place;
  readonly logs: Map<Snowflake, Log>;
  /** When each stops typing, by channel and person. */
  readonly typing: Map<Snowflake, Map<Snowflake, number>>;
  readonly unread: Set<Snowflake>;
  readonly echoes: Echo[];
  /** Ephemeral messages that were put away. */
  readonly dismissed: Set<Snowflake>;
  /** Buttons and selects whose answer is awaited, as `message component`. */
  readonly busy: Set<string>;
  /** What came of the last component used, by message, where it failed. */
  readonly failed: Map<Snowflake, string>;
  /** What came of loading each picture: its size, or that it could not be had. */
  readonly pictures: Map<string, PictureSize | 'broken'>;
  /** What was picked of a select, as `message component`, until the message changes. */
  readonly picked: Map<string, readonly string[]>;
  draft: Draft;
  popup: Popup | null;
  modal: OpenedModal | null;
  readonly modalValues: Map<string, FieldAnswer>;
  modalTrouble: string;
  modalBusy: boolean;
  /** Which panel is open: the channels on a narrow screen, or the weather. */
  panel: 'channels' | 'weather' | null;
  host: PageHost | null;
  /** A sentence about what the host did. */
  deskSays: string;
  membersShown: boolean;
  theme: 'system' | 'dark' | 'light';
  /** Read out, and seen by nobody. */
  announcement: string;
  /** Channels that were looked into: the first time one begins at the top. */
  readonly opened: Set<Snowflake>;
  /** The reader is at the newest message, and stays there. */
  atEnd: boolean;
  /** Where they were before they were led to an answer at the end. */
  readAt: number | null;
}

export function newView(): View {
  return {
    scene: null,
    online: true,
    health: { violations: 0, refusals: 0, limits: false, ahead: 0 },
    place: { guild: '@me', channel: null },
    logs: new Map(),
    typing: new Map(),
    unread: new Set(),
    echoes: [],
    dismissed: readDismissed(),
    busy: new Set(),
    failed: new Map(),
    pictures: new Map(),
    picked: new Map(),
    draft: newDraft(),
    popup: null,
    modal: null,
    modalValues: new Map(),
    modalTrouble: '',
    modalBusy: false,
    panel: null,
    host: null,
    deskSays: '',
    membersShown: false,
    theme: 'system',
    announcement: '',
    opened: new Set(),
    atEnd: true,
    readAt: null,
  };
}
