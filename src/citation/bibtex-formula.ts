// Tells a formula that TeX can typeset from other text between dollars: titles come from strangers, and TeX runs what it reads.

/** Commands that only print a sign. */
const SIGNS =
  'alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|times|cdot|pm|infty|to|rightarrow|leftarrow|leq|geq|neq|approx|sim|circ|star|ell|nabla|partial|sum|prod|in|subset|cup|cap|forall|exists|dagger';

/** Commands of plain LaTeX, without packages, that print what is in their braces. */
const STYLES = 'mathrm|mathbf|mathit|mathsf|mathtt|mathcal|textbf|textit|textsc|textrm';

const OPERATOR = '[=<>+*/-]';
const SIGN = String.raw`\\(?:${SIGNS})(?![a-zA-Z])(?: (?!${OPERATOR}))?`;
/** White space only around operators: "5 to 10" between dollars is prose about money. */
const FLAT = String.raw`(?:${OPERATOR}(?: (?!${OPERATOR}))?| (?=${OPERATOR})|[\p{L}\p{N}().,:;!\[\]]|${SIGN})`;
const GROUP = String.raw`\{${FLAT}*\}`;
const STYLED = String.raw`\\(?:${STYLES})${GROUP}`;
const ATOM = `(?:${FLAT}|${GROUP}|${STYLED})`;
const SCRIPT = String.raw`(?:[\p{L}\p{N}*+-]|${SIGN}|${GROUP}|${STYLED})`;
/** TeX takes one of each kind, in either order. */
const SCRIPTS = String.raw`(?:_${SCRIPT}(?:\^${SCRIPT})?|\^${SCRIPT}(?:_${SCRIPT})?)?`;
const FORMULA = new RegExp(`^${SCRIPTS}(?:${ATOM}${SCRIPTS})*$`, 'u');

/** `text` is what stands between the dollars. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}
