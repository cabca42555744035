// Korean verbs between the words that count: "체스를 두는 트랜스포머" asks for chess and transformers.

/** Forms of verbs that say how nouns belong together, and nouns that say nothing by themselves. */
const VERB =
  /^(?:[가-힣]{1,3}(?:는|던|려는|려고|면서|도록|지만|거나)|(?:읽|만들|풀|이|넣|들|얻|찍|걸|입)어|(?:찾|알|모|골)아|(?:보|움직)여|(?:그|올|내|흘)려|(?:옮|벗|남)겨|(?:바|나)꿔|(?:고|가르|합)쳐|할|될|된|쓴|만든|그린|(?:위|통|대|관|의|이용|사용|활용|기반)(?:한|해|하는|하여|해서)|같은|다른|따른|및|등|수|것|글로|때|방법|방식|연구|논문)$/;

/** The text without them; the text itself where nothing else would be left, or none is there. */
export function withoutVerbs(text: string): string {
  const pieces = text.split(/\s+/).filter((piece) => piece !== '');
  const others = pieces.filter((piece) => !VERB.test(piece));
  return others.length === 0 || others.length === pieces.length ? text : others.join(' ');
}
