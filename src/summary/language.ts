// Which language a text is in, as far as its script tells.

const SCRIPTS = {
  hangul: /\p{Script=Hangul}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  han: /\p{Script=Han}/gu,
  latin: /\p{Script=Latin}/gu,
} as const;

type Script = keyof typeof SCRIPTS;

/** The share of a script among the letters of a text. One letter of the others says as much as two Latin ones. */
function shareOf(text: string, ...scripts: Script[]): number {
  const count = (script: Script) =>
    (text.match(SCRIPTS[script])?.length ?? 0) * (script === 'latin' ? 0.5 : 1);
  const all = (Object.keys(SCRIPTS) as Script[]).reduce((sum, script) => sum + count(script), 0);
  return all === 0 ? 0 : scripts.reduce((sum, script) => sum + count(script), 0) / all;
}

/**
 * Terms keep their English in parentheses, so a text needs only this share of its own script: the real Korean
 * summary with the most English has 0.50.
 */
const ENOUGH = 0.45;

/** Whether a text can be in `language` (BCP 47). Languages that share the Latin script are not told apart. */
export function isIn(text: string, language: string): boolean {
  switch (language.split('-')[0]) {
    case 'ko':
      return shareOf(text, 'hangul') >= ENOUGH;
    case 'ja':
      return shareOf(text, 'kana', 'han') >= ENOUGH && shareOf(text, 'kana') >= 0.1;
    case 'zh':
      return shareOf(text, 'han') >= ENOUGH && shareOf(text, 'kana') < 0.05;
    default:
      return shareOf(text, 'latin') >= 0.9;
  }
}
