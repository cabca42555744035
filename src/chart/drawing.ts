// Draws the chart of which the font can write most, in a thread of its own, and ends: the libraries are large, and nobody else has to wait for them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Chart, textsOf } from './chart.ts';
import { missingIn } from './covered.ts';
import { FONT, heightOf, optionOf, WIDTH } from './option.ts';

const FONTS = ['Regular', 'Bold'].map((weight) =>
  fileURLToPath(new URL(`../fonts/NotoSansKR-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-kr'))),
);

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);
const charts = workerData as readonly [Chart, ...Chart[]];
const missing = missingIn(readFileSync(FONTS[0] ?? ''));
const missingOf = (each: Chart) => missing(textsOf(each).join('')).length;
// What all of them hold, such as a name, may be written by none.
const chart = charts.reduce((best, each) => (missingOf(each) < missingOf(best) ? each : best));
const drawn = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
drawn.setOption(optionOf(chart));
const svg = drawn.renderToSVGString();
const image = await renderAsync(svg, {
  font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: FONT },
});
parentPort?.postMessage(new Uint8Array(image.asPng()));
