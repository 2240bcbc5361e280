import { scaleBand, scaleLinear } from 'd3-scale';
import { html, type Markup } from './escape.ts';
import { chart, mark, type Tone } from './marks.ts';
import { countText } from './numbers.ts';

export interface Column {
  /** Below the column; empty for none. */
  readonly label: string;
  readonly value: number;
  readonly detail: readonly string[];
  readonly tone: Tone;
}

/** A name for some columns that stand side by side, below their labels. */
export interface Span {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

interface Options {
  readonly label: string;
  readonly spans?: readonly Span[];
  /** How the heights are told: by a scale at the side, or by a number on each column. */
  readonly heights: 'scale' | 'numbers';
}

/** Pixels. Across, columns are placed in per cent, so that letters keep their size at any width. */
const top = 18;
const tall = 150;
const bottom = top + tall;
const spanRoom = 22;
const labelRoom = 20;

/** Whole numbers as columns. */
export function columnChart(columns: readonly Column[], options: Options): Markup {
  const { label, heights, spans = [] } = options;
  const x = bands(columns.length);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...columns.map(({ value }) => value))])
    .range([bottom, top]);
  const ticks = heights === 'scale' ? y.nice(4).ticks(4).filter(Number.isInteger) : [];
  const height = bottom + labelRoom + (spans.length > 0 ? spanRoom : 0);
  const drawn = columns.map(({ value, detail, tone, label: name }, index) =>
    mark(
      detail,
      html`<rect class="hit" x="${x.start(index)}%" y="0" width="${x.width}%" height="${bottom}"/>${
        value > 0
          ? html`<rect class="tone-${tone}" x="${x.start(index)}%" y="${round(Math.min(y(value), bottom - 2))}" width="${x.width}%" height="${round(Math.max(2, bottom - y(value)))}" rx="2"/>`
          : null
      }<text class="middle" aria-hidden="true" x="${x.middle(index)}%" y="${bottom + 15}">${name}</text>${
        heights === 'numbers' && value > 0
          ? html`<text class="middle number" aria-hidden="true" x="${x.middle(index)}%" y="${round(Math.min(y(value), bottom - 2) - 5)}">${shortCount(value)}</text>`
          : null
      }`,
      index === 0,
    ),
  );
  return chart(
    label,
    'columns',
    html`${
      ticks.length > 0
        ? axis(
            ticks.map((tick) => ({ at: y(tick), text: shortCount(tick) })),
            height,
          )
        : null
    }<svg width="100%" height="${height}" focusable="false">
${ticks.map((tick) => gridLine(y(tick)))}<line class="base" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
${drawn}${spans.map(
  ({ name, first, last }) =>
    html`<g aria-hidden="true"><line class="base" x1="${x.start(first)}%" x2="${round(x.start(last) + x.width)}%" y1="${bottom + 23}" y2="${bottom + 23}"/><text class="middle" x="${round((x.middle(first) + x.middle(last)) / 2)}%" y="${bottom + 38}">${name}</text></g>`,
)}</svg>`,
  );
}

/** Where each of some columns stands, in per cent of the width. */
export function bands(length: number): {
  readonly start: (index: number) => number;
  readonly middle: (index: number) => number;
  readonly width: number;
} {
  const band = scaleBand<number>()
    .domain(Array.from({ length }, (_, index) => index))
    .range([0, 100])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const width = band.bandwidth();
  const start = (index: number) => band(index) ?? 0;
  return {
    start: (index) => round(start(index)),
    middle: (index) => round(start(index) + width / 2),
    width: round(width),
  };
}

/** The scale to the left of a drawing; `at` is in pixels from its top. */
export function axis(
  ticks: readonly { readonly at: number; readonly text: string }[],
  height: number,
): Markup {
  return html`<svg class="axis" width="46" height="${height}" aria-hidden="true" focusable="false">${ticks.map(
    ({ at, text }) => html`<text class="end" x="40" y="${round(at + 4)}">${text}</text>`,
  )}</svg>`;
}

export function gridLine(at: number): Markup {
  return html`<line class="grid" x1="0" x2="100%" y1="${round(at)}" y2="${round(at)}"/>`;
}

/** Two decimals: finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** Short enough for the side of a chart: `9,999`, then `12K`. */
function shortCount(value: number): string {
  return value < 10_000 ? countText(value) : compact.format(value);
}
