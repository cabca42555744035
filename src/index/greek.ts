// Greek letters by their names: π is pi, in PanGu-π and in μLO too.

const NAMES: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  ς: 'sigma',
  '∇': 'nabla',
};

/** One that stands in no Greek word. */
const LETTER = /(?<!\p{Script=Greek})(?:\p{Script=Greek}|∇)(?!\p{Script=Greek})/gu;

/** The text with its Greek letters by name, joined to what they stand at, and apart from it; none where it has none. */
export function greekNamed(text: string): string[] {
  // Micro sign and mathematical letters are the same letters.
  const plain = /[^\0-\xb4]/.test(text) ? text.normalize('NFKC') : text;
  const named = (by: (name: string) => string) =>
    plain.replace(LETTER, (letter) => by(NAMES[letter.toLowerCase()] ?? letter));
  const joined = named((name) => name);
  return joined === plain ? [] : [joined, named((name) => ` ${name} `)];
}
