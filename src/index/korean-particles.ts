// Korean words without the particles that stick to them, with those that may, and as they may be spaced.

/** What follows a noun and can hardly be a part of it. */
const PARTICLE =
  /(?:들?(?:을|를|은|는|의|에|에서|에게|에는|에도|에서의|에서는|에서도|으로|으로의|으로는|으로써|으로부터|로부터|까지|부터|처럼|보다|이란|이라는|마다)|들|하는|하기|하여|해서|하고|하며|하면서|하면서도|하고자|하지|한다|합니다|했다|했습니다|하였다|하였습니다|된|되는|되어|된다|됩니다|되었다|되었습니다|시키는|시킨|적인|적으로)$/;

/** What follows a noun, or is the end of one: 전문가, 정확도, 제로. */
const PERHAPS_PARTICLE = /(?:들?(?:이|가|로|와|과|도|만|나|이나)|한|인|란|할|들로)$/;

/** A Korean word without the particle that it was asked with; where in doubt, only if what remains is `known`. */
export function withoutParticle(word: string, known: (stem: string) => boolean): string {
  const bare = word.replace(PARTICLE, '');
  if (bare !== word && bare.length >= 2) return bare;
  const perhaps = word.replace(PERHAPS_PARTICLE, '');
  return perhaps.length >= 2 && known(perhaps) ? perhaps : word;
}

/** True for a word that is nothing but a particle, such as 을 in "LLM을". */
export function isParticle(word: string): boolean {
  return /^(?:들?(?:을|를|은|는|의|에|에서|에게|으로|로|이|가|와|과|도|만|까지|부터|처럼|보다|란|이란|용)|들|인|한|및)$/.test(
    word,
  );
}

/** Of a Korean word of one syllable, the forms in which it stands alone. */
export function standingAlone(syllable: string): string[] {
  return ['', ...'을를은는의에이가로와과도만'].map((particle) => syllable + particle);
}

/** How a Korean compound may be spaced: 강화학습 is 강화 학습, 대규모언어모델 may be cut twice. Parts have two syllables or more. */
export function spacings(word: string): string[][] {
  if (word.length < 4 || word.length > 9) return [];
  const cuts = Array.from({ length: word.length - 3 }, (_, index) => index + 2);
  const twice = word.length === 6 ? [[word.slice(0, 2), word.slice(2, 4), word.slice(4)]] : [];
  return [...cuts.map((cut) => [word.slice(0, cut), word.slice(cut)]), ...twice];
}
