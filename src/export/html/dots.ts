import { scaleLinear, scaleSqrt } from 'd3-scale';
import { line } from 'd3-shape';
import { axis, bands, gridLine, round } from './columns.ts';
import { html, type Markup } from './escape.ts';
import { chart, mark } from './marks.ts';
import { percentText } from './numbers.ts';

export interface Dot {
  /** Below the dot; empty for none. */
  readonly label: string;
  /** Null where nothing is known: the line has a gap there. */
  readonly share: number | null;
  /** How much is behind the share; the area of the dot. */
  readonly weight: number;
  readonly detail: readonly string[];
}

/** Pixels. */
const top = 10;
const tall = 90;
const bottom = top + tall;

/** Shares as dots on a line, on a scale that begins near the lowest. */
export function dotChart(dots: readonly Dot[], label: string): Markup {
  const x = bands(dots.length);
  const known = dots.flatMap(({ share }) => (share === null ? [] : [share]));
  const y = scaleLinear()
    .domain([Math.min(0.8, Math.floor(Math.min(...known) * 5) / 5), 1])
    .range([bottom, top]);
  const radius = scaleSqrt()
    .domain([0, Math.max(...dots.map(({ weight }) => weight))])
    .range([2, 6]);
  const ticks = y.ticks(3);
  const height = bottom + 20;
  const path = line<Dot & { readonly index: number }>()
    .defined(({ share }) => share !== null)
    .x(({ index }) => x.middle(index))
    .y(({ share }) => round(y(share ?? 0)))(dots.map((dot, index) => ({ ...dot, index })));
  const first = dots.findIndex(({ share }) => share !== null);
  return chart(
    label,
    'columns',
    html`${axis(
      ticks.map((tick) => ({ at: y(tick), text: percentText(tick).replace('.0', '') })),
      height,
    )}<svg width="100%" height="${height}" focusable="false">
${ticks.map((tick) => gridLine(y(tick)))}<svg width="100%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="line" d="${path}"/></svg>
${dots.map(({ share, weight, detail, label: name }, index) => [
  html`<text class="middle" aria-hidden="true" x="${x.middle(index)}%" y="${bottom + 16}">${name}</text>`,
  share === null
    ? null
    : mark(
        detail,
        html`<rect class="hit" x="${x.start(index)}%" y="0" width="${x.width}%" height="${bottom + 4}"/><circle class="tone-strong" cx="${x.middle(index)}%" cy="${round(y(share))}" r="${round(radius(weight))}"/>`,
        index === first,
      ),
])}</svg>`,
  );
}
