import { scaleLinear } from 'd3-scale';
import { round } from './columns.ts';
import { type Content, html, type Markup } from './escape.ts';
import { chart, mark, type Tone } from './marks.ts';
import { percentText } from './numbers.ts';

interface Row {
  readonly label: string;
  /** A word below the label. */
  readonly aside?: string;
  readonly value: string;
  readonly detail: readonly string[];
}

/** A bar in parts, one after the other, in shares of the whole width. */
export interface BarRow extends Row {
  readonly parts: readonly { readonly share: number; readonly tone: Tone }[];
}

/** A share, and the range in which it lies. */
export interface RangeRow extends Row {
  readonly share: number;
  readonly range: readonly [low: number, high: number];
}

const barHeight = 10;

/** Named bars, one below the other. Names are text of the page, so that long ones wrap. */
export function barRows(rows: readonly BarRow[], label: string): Markup {
  const bar = ({ parts, detail }: BarRow, index: number): Markup => {
    let from = 0;
    const drawn = parts.map(({ share, tone }) => {
      const x = from;
      from += share;
      return html`<rect class="tone-${tone}" x="${round(x * 100)}%" y="0" width="${round(share * 100)}%" height="${barHeight}"/>`;
    });
    return html`<svg width="100%" height="${barHeight}" focusable="false">${mark(
      detail,
      html`<rect class="track" width="100%" height="${barHeight}"/>${drawn}`,
      index === 0,
    )}</svg>`;
  };
  return rowList(rows, label, bar);
}

/** Shares with the ranges they lie in, on one scale that begins near the lowest of them. */
export function rangeRows(rows: readonly RangeRow[], label: string): Markup {
  const lowest = Math.min(...rows.map(({ range }) => range[0]));
  const scale = scaleLinear()
    .domain([Math.min(0.9, Math.floor(lowest * 10) / 10), 1])
    .range([0, 100]);
  const ticks = scale.ticks(4);
  const at = (share: number) => round(scale(share));
  const line = ({ share, range, detail }: RangeRow, index: number): Markup => {
    const [low, high] = range;
    return html`<svg class="range" width="100%" height="22" focusable="false"><g aria-hidden="true">${ticks.map(
      (tick) => html`<line class="grid" x1="${at(tick)}%" x2="${at(tick)}%" y1="0" y2="22"/>`,
    )}</g>${mark(
      detail,
      html`<rect class="hit" width="100%" height="22"/><rect class="tone-soft" x="${at(low)}%" y="7" width="${round(scale(high) - scale(low))}%" height="8" rx="4"/><circle class="tone-strong" cx="${at(share)}%" cy="11" r="5.5"/>`,
      index === 0,
    )}</svg>`;
  };
  const scaleRow = html`<svg width="100%" height="16" aria-hidden="true" focusable="false">${ticks.map(
    (tick) =>
      html`<text class="${tick === 1 ? 'end' : at(tick) === 0 ? 'begin' : 'middle'}" x="${at(tick)}%" y="12">${percentText(tick).replace('.0', '')}</text>`,
  )}</svg>`;
  return rowList(rows, label, line, scaleRow);
}

function rowList<Kind extends Row>(
  rows: readonly Kind[],
  label: string,
  drawing: (row: Kind, index: number) => Markup,
  after: Content = null,
): Markup {
  return chart(
    label,
    'rows',
    html`${rows.map(
      (row, index) =>
        html`<div class="row"><p class="row-text"><span class="row-label"><bdi>${row.label}</bdi>${
          row.aside === undefined ? null : html` <small><bdi>${row.aside}</bdi></small>`
        }</span> <span class="row-value">${row.value}</span></p>${drawing(row, index)}</div>\n`,
    )}${after}`,
  );
}
