// Draws one chart in a thread of its own and ends: the libraries are large, and nobody else has to wait for them.
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './chart.ts';
import { FONT, heightOf, optionOf, WIDTH } from './option.ts';

const FONTS = ['Regular', 'Bold'].map((weight) =>
  fileURLToPath(new URL(`../fonts/NotoSansKR-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-kr'))),
);

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);
const chart = workerData as Chart;
const drawn = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
drawn.setOption(optionOf(chart));
const svg = drawn.renderToSVGString();
const image = await renderAsync(svg, {
  font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: FONT },
});
parentPort?.postMessage(new Uint8Array(image.asPng()));
