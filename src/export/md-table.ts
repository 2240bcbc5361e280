import { visibleText } from './visible-text.ts';

/** A number, or text that is not yet escaped. */
export type MdCell = string | number;

/** A GFM table. Columns whose title begins with `>` are set to the right. */
export function mdTable(titles: readonly string[], rows: readonly (readonly MdCell[])[]): string {
  const isRight = (title: string) => title.startsWith('>');
  const head = titles.map((title) => (isRight(title) ? title.slice(1) : title));
  const rule = titles.map((title) => (isRight(title) ? '---:' : '---'));
  return [head, rule, ...rows.map((row) => row.map((cell) => mdText(String(cell))))]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/**
 * Text within a line of markdown that is shown as it is: on one line, with nothing in it that
 * markdown, HTML, or what note programs add to them (links, tags, formulas) would act on.
 */
export function mdText(text: string): string {
  return visibleText(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]{}|~#$^@]/g, '\\$&')
    .replace(/([=%])\1+/g, (run) => run.replace(/./g, '\\$&'))
    .replaceAll('://', '\\://')
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
