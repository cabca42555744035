// What a text shows where it is written in LaTeX: M$^{2}$UGen is M2UGen, $\lambda$-ECLIPSE is λ-ECLIPSE.

const COMMANDS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  nabla: '∇',
  ell: 'l',
  circ: '°',
  times: '×',
  infty: '∞',
};

/** Most texts have none of LaTeX's signs. */
const LATEX = /[$\\^{}]/;

/** A command around a text, such as \textbf{…}, shows the text. */
const AROUND = /\\[a-zA-Z]+\s*\{([^{}]*)\}/g;
const COMMAND = /\\([a-zA-Z]+)\s?/g;

export function shown(text: string): string {
  if (!LATEX.test(text)) return text;
  return text
    .replace(AROUND, '$1')
    .replace(COMMAND, (_, name: string) => COMMANDS[name.toLowerCase()] ?? '')
    .replace(/\$([^$]*)\$/g, (_, formula: string) => formula.replace(/[_{}]/g, ''))
    .replace(/\^circ\b/g, '°')
    .replace(/[\^{}$\\]/g, '');
}
