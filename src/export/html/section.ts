import { type Content, html, type Markup } from './escape.ts';

export interface SectionParts {
  /** A word for links to it. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly about: Content;
  /** Null where there is nothing to show. */
  readonly chart: Markup | null;
  /** What is said in place of the chart. */
  readonly empty: string;
  readonly table: Markup;
  readonly isWide?: boolean;
}

/** A part of the page: a heading, a chart and the numbers behind it. */
export function section(parts: SectionParts): Markup {
  const { id, title, about, chart, empty, table, isWide = false } = parts;
  return html`<section id="${id}" aria-labelledby="${id}-title"${isWide ? html` class="wide"` : null}>
<h2 id="${id}-title">${title}</h2>
${
  chart === null
    ? html`<p class="empty">${empty}</p>`
    : html`<p class="about">${about}</p>${chart}${table}`
}
</section>\n`;
}
