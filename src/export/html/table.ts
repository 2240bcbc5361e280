import { type Content, html, type Markup } from './escape.ts';

/** The numbers behind a chart, folded away. A row begins with what it is about. */
export function numbersTable(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly [string | Markup, ...Content[]])[],
): Markup {
  return html`<details><summary>Numbers<span class="unseen">: ${caption}</span></summary>
<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div></details>`;
}

function row([name, ...cells]: readonly [string | Markup, ...Content[]]): Markup {
  return html`<tr><th scope="row"><bdi>${name}</bdi></th>${cells.map(
    (cell) => html`<td>${cell}</td>`,
  )}</tr>\n`;
}
