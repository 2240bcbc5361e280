import { type Content, html, type Markup } from './escape.ts';

/** Which colour of the palette a shape has; style.css gives each for light and dark. */
export type Tone = 'quiet' | 'soft' | 'plain' | 'strong' | 'alarm';

/**
 * One thing that a chart shows. Its detail is the name that screen readers say, and what appears
 * on hover and focus; without scripts the browser shows it by itself.
 */
export function mark(detail: readonly string[], shapes: Content, isFirst: boolean): Markup {
  const title = detail.map((line) => line.replace(/\s+/gu, ' ')).join('\n');
  return html`<g class="mark" role="img" tabindex="${isFirst ? 0 : -1}"><title>${title}</title>${shapes}</g>`;
}

/**
 * The marks of one chart. One of them takes part in the order of tabs, and the arrow keys lead to
 * the others; `across` is how many marks a step to the left or right is.
 */
export function chart(label: string, kind: string, content: Content, across = 1): Markup {
  return html`<div class="chart ${kind}" role="group" aria-label="${label}" data-across="${across}">${content}</div>`;
}
