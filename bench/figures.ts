// Figures in place of those of papers, where there is no network: what a paper is about, drawn without a word.

const WIDTH = 1200;
const HEIGHT = 640;

/** The shipped digest's first papers, by what their pictures' addresses hold. */
const DRAWN: Readonly<Record<string, () => string>> = {
  xnuiMMUgeI_CHzmmNwR8x: depth,
  gxvTu6T6sN1X8MJshLwux: heads,
  gITPhCb7DEvKRiVeZUuI0: schedule,
};

/** An SVG, always the same for an address. */
export function figureFor(address: string): string {
  const drawn = Object.entries(DRAWN).find(([name]) => address.includes(name))?.[1];
  const inner = drawn ? drawn() : chart(address);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${inner}</svg>`;
}

interface Tones {
  readonly sky: readonly [string, string];
  readonly sun: string;
  /** From far to near. */
  readonly hills: readonly string[];
  readonly wall: string;
  readonly side: string;
  readonly roof: string;
  readonly trunk: string;
  readonly crown: string;
  readonly path: string;
}

const PHOTO: Tones = {
  sky: ['#7fb2e5', '#f6d9b8'],
  sun: '#fff3c4',
  hills: ['#8fa6b8', '#6f9484', '#5a8a57', '#3f6f3c'],
  wall: '#e9ddc7',
  side: '#c9b896',
  roof: '#a9503c',
  trunk: '#5b4030',
  crown: '#2f5d33',
  path: '#d8c59a',
};

/** The nearer, the brighter, as depth is mostly shown. */
const DEPTH: Tones = {
  sky: ['#0b0724', '#0b0724'],
  sun: '#0b0724',
  hills: ['#31115f', '#65156e', '#9f2a63', '#d44842'],
  wall: '#e0623a',
  side: '#e0623a',
  roof: '#dc5a3d',
  trunk: '#fbb61a',
  crown: '#f9a31b',
  path: '#f1731d',
};

/** A photo, and beside it how far away everything in it is. */
function depth(): string {
  const panel = (x: number, tones: Tones, name: string) =>
    `<svg x="${x}" y="24" width="564" height="592" viewBox="0 0 564 592"><clipPath id="${name}"><rect width="564" height="592" rx="14"/></clipPath><g clip-path="url(#${name})">${landscape(tones, name)}</g></svg>`;
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${panel(24, PHOTO, 'photo')}${panel(612, DEPTH, 'depth')}`;
}

function landscape({ sky, sun, hills, wall, side, roof, trunk, crown, path }: Tones, name: string): string {
  const [farthest, far, near, nearest] = hills;
  return `<linearGradient id="sky-${name}" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".7" stop-color="${sky[1]}"/></linearGradient>
<rect width="564" height="592" fill="url(#sky-${name})"/><circle cx="420" cy="120" r="44" fill="${sun}"/>
<path d="M0 300 90 210 180 280 290 170 400 270 480 220 564 290V592H0z" fill="${farthest}"/>
<path d="M0 340Q140 260 280 330T564 310V592H0z" fill="${far}"/>
<path d="M0 400Q170 330 330 390T564 370V592H0z" fill="${near}"/>
<path d="M190 592Q250 500 300 460T330 392L346 392Q340 450 350 480T420 592z" fill="${path}"/>
<path d="M352 300h110v96H352z" fill="${wall}"/><path d="M462 300h44v84l-44 12z" fill="${side}"/><path d="M340 304 398 248H490L516 302 464 306z" fill="${roof}"/>
<path d="M0 500Q120 440 230 520T564 560V592H0z" fill="${nearest}"/>
<path d="M92 330h26l8 200H84z" fill="${trunk}"/><circle cx="105" cy="250" r="86" fill="${crown}"/><circle cx="52" cy="310" r="56" fill="${crown}"/><circle cx="160" cy="305" r="58" fill="${crown}"/>`;
}

/** A trunk with several heads, and the tree of what they propose. */
function heads(): string {
  const colours = ['#5865f2', '#3ba55d', '#f0b232', '#eb459e'];
  const head = (n: number) =>
    `<path d="M270 ${470 - n * 110}h90" stroke="#9aa0ab" stroke-width="6"/><rect x="360" y="${430 - n * 110}" width="150" height="80" rx="16" fill="${colours[n]}"/>`;
  const levels = [[320], [170, 470], [95, 245, 395, 545]];
  const nodes = levels.map((all, level) =>
    all.map((y) => `<circle cx="${700 + level * 170}" cy="${y}" r="30" fill="${colours[level + 1]}"/>`),
  );
  const edges = levels.slice(1).flatMap((all, level) =>
    all.map((y, at) => {
      const from = levels[level]?.[Math.floor(at / 2)] ?? 0;
      const taken = (level === 0 && at === 0) || (level === 1 && at === 1);
      return `<path d="M${700 + level * 170} ${from}L${870 + level * 170} ${y}" stroke="${taken ? '#3ba55d' : '#c8ccd4'}" stroke-width="${taken ? 10 : 5}"/>`;
    }),
  );
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><rect x="90" y="90" width="180" height="460" rx="22" fill="#dfe3ea"/>
${[0, 1, 2, 3].map((n) => `<rect x="118" y="${120 + n * 105}" width="124" height="76" rx="12" fill="#b9c0cc"/>`).join('')}
${[0, 1, 2, 3].map(head).join('')}${edges.join('')}${nodes.flat().join('')}`;
}

/** Who computes what when: four devices, hardly a gap between their steps. */
function schedule(): string {
  const [forward, input, weights] = ['#5b8def', '#52b788', '#f2b04a'];
  const cell = (row: number, from: number, length: number, colour: string | undefined) =>
    `<rect x="${70 + from * 38}" y="${110 + row * 115}" width="${length * 38 - 5}" height="84" rx="8" fill="${colour}"/>`;
  const rows = [0, 1, 2, 3].map((row) => {
    const warming = Array.from({ length: 4 - row }, (_, n) => cell(row, row + n, 1, forward));
    const steady = Array.from({ length: 6 }, (_, n) => {
      const at = 4 + n * 3 + (row === 0 ? 3 : 3 - row);
      return [
        cell(row, at, 1, input),
        cell(row, at + 1, 1, n < 3 - row ? forward : weights),
        cell(row, at + 2, 1, n < 3 ? forward : weights),
      ];
    });
    return [...warming, ...steady.flat()].join('');
  });
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${rows.join('')}`;
}

/** Boxes, arrows and curves, different for each address. */
function chart(address: string): string {
  let seed = [...address].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  const next = (limit: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return (seed >>> 8) % limit;
  };
  const hue = next(360);
  const tint = (offset: number, light = 70) => `hsl(${(hue + offset) % 360} 45% ${light}%)`;
  const boxes = [0, 1, 2, 3].map((n) => {
    const height = 90 + next(120);
    return `<rect x="${60 + n * 290}" y="${165 - height / 2}" width="170" height="${height}" rx="18" fill="${tint(n * 35)}"/>`;
  });
  const arrows = [0, 1, 2].map((n) => {
    const x = 240 + n * 290;
    return `<path d="M${x} 165h86m-18-14 20 14-20 14" fill="none" stroke="#8a8f99" stroke-width="6" stroke-linecap="round"/>`;
  });
  const bars = Array.from({ length: 9 }, (_, n) => {
    const height = 60 + next(190);
    return `<rect x="${80 + n * 56}" y="${590 - height}" width="36" height="${height}" rx="6" fill="${tint(n * 8, 66)}"/>`;
  });
  const points = Array.from(
    { length: 8 },
    (_, n) => `${660 + n * 66},${580 - n * (14 + next(10)) - next(30)}`,
  );
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfbfc"/>${boxes.join('')}${arrows.join('')}
<path d="M60 590h520M640 590h520M640 590V350" stroke="#c3c7cf" stroke-width="4"/>${bars.join('')}
<polyline points="${points.join(' ')}" fill="none" stroke="${tint(0, 48)}" stroke-width="8" stroke-linejoin="round"/>`;
}
