import { visibleText } from '../visible-text.ts';

/** HTML that is safe to stand in a page: only `html` makes it. */
export class Markup {
  readonly #text: string;

  constructor(parts: readonly string[], values: readonly Content[]) {
    this.#text = parts.reduce((text, part, index) => text + contentText(values[index - 1]) + part);
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template takes: text and numbers are escaped, markup stays, null is nothing. */
export type Content = string | number | null | Markup | readonly Content[];

/**
 * A piece of a page. Whatever is put in is escaped unless it is markup itself, so that text from
 * notes can neither end an attribute nor begin an element, and marks of direction in it are seen.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts, values);
}

/**
 * Text of the program's own that stands in `<style>` or `<script>`, where nothing is escaped.
 * Throws where the text would end the element.
 */
export function verbatim(text: string): Markup {
  if (/<\/|<!--/u.test(text)) throw new Error('A style or script must not hold the end of one.');
  return new Markup([text], []);
}

function contentText(content: Content | undefined): string {
  if (content === undefined || content === null) return '';
  if (content instanceof Markup) return content.toString();
  if (typeof content === 'number') return String(content);
  return typeof content === 'string' ? escaped(content) : content.map(contentText).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
