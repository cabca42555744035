// The menu under an opened paper that shows its summary in another language.
import { ComponentType } from 'discord.js';
import { type Button, buttonId, LIMIT } from '../../src/discord/views/payload.ts';
import { languageName, type Speech } from '../../src/locale/texts.ts';
import type { Summary } from '../../src/model/summary.ts';
import { truncate } from '../../src/model/text.ts';
import { versionName } from '../../src/store/summary-versions.ts';

export function languageMenu(
  paperId: string,
  versions: readonly Summary[],
  shown: Summary,
  say: Speech,
): Button {
  return {
    type: ComponentType.StringSelect,
    custom_id: buttonId('language', paperId),
    placeholder: say('show.language'),
    options: versions.slice(0, LIMIT.choices).map((version) => {
      const language = languageName(say.language, version.language);
      const kind = version.kind === 'written' ? null : say(`card.mark.${version.kind}`, { language });
      return {
        label: truncate(`${say('show.summary', { language })}`, LIMIT.choice),
        value: versionName(version),
        default: versionName(version) === versionName(shown),
        ...(kind !== null && { description: truncate(kind, LIMIT.choice) }),
      };
    }),
  };
}
