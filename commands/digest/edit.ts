// /digest edit: the panel of a subscription that there is, with what the options change.

import { slash } from '../../src/discord/interactions/command.ts';
import type { Options, ValuesOf } from '../../src/discord/interactions/option.ts';
import { editPanel } from './edit-panel.ts';
import { oneOf } from './one-of.ts';
import { CHANNEL_TYPES, PLAN_OPTIONS } from './options.ts';
import { WHICH } from './which.ts';

const OPTIONS = {
  ...PLAN_OPTIONS,
  channel: { type: 'channel', required: false, channelTypes: CHANNEL_TYPES },
} as const satisfies Options;

const one = oneOf('edit', (call, subscription, given: ValuesOf<typeof OPTIONS>) =>
  editPanel(call, subscription, given),
);

export default slash({
  options: { which: WHICH, ...OPTIONS },
  run: (call, { which, ...given }) => one.run(call, which, given),
  presses: one.presses,
});
