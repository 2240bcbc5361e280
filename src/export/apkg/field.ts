import type { MarkedToken, Token, Tokens } from 'marked';
import type { Choice } from '../../card.ts';
import { type Content, html, type Markup } from '../html/escape.ts';
import { markdownBlocks, markdownLine, maxDepth } from '../note-markdown.ts';
import { inlineMarkup } from './field-inline.ts';

/**
 * Markdown of a note as the HTML of a field: its structure stays, and all that is not plain
 * formatting is text on which neither a browser nor Anki acts.
 */
export function fieldHtml(markdown: string): string {
  const text = markdown.replace(/\r\n?/gu, '\n');
  const blocks = markdownBlocks(text)?.filter((token) => token.type !== 'space');
  if (blocks === undefined) return inert(asWritten(text));
  const [first, ...others] = blocks;
  const isLine = first?.type === 'paragraph' && others.length === 0;
  const field = inert(isLine ? inlineMarkup(first.tokens) : blocksMarkup(blocks, 0));
  // What only defines something shows nothing, and a card without a question is none.
  return field.trim() === '' ? inert(asWritten(text)) : field;
}

/** A line of a note, such as a heading, as the HTML of a field. */
export function lineHtml(markdown: string): string {
  return inert(inlineMarkup(markdownLine(markdown)));
}

/** Plain text as the HTML of a field. */
export function textHtml(text: string): string {
  return inert(html`${text}`);
}

/** The answers that a question offers, with a letter each. */
export function choicesHtml(choices: readonly Choice[]): string {
  const items = choices.map(({ text }) => `<li>${fieldHtml(text)}</li>`);
  return `<ol class="choices">\n${items.join('\n')}\n</ol>`;
}

const signs: Readonly<Record<string, string>> = {
  '[': '&#91;',
  ']': '&#93;',
  '{': '&#123;',
  '}': '&#125;',
  '\\': '<span>\\</span>',
};

/**
 * HTML in which Anki finds nothing to act on: it looks for `[sound:`, `[latex]`, `[[type:` and
 * `{{` in the source, and for `\(` in the text of one element. None of these signs stands in a tag
 * that we write.
 */
function inert(markup: Markup): string {
  return markup.toString().replace(/[[\]{}\\]/gu, (sign) => signs[sign] ?? sign);
}

/** Blocks on lines of their own, so that their words stay apart where tags are taken off. */
function blocksMarkup(tokens: readonly Token[], depth: number): Markup {
  const ends = (token: Token, index: number): boolean =>
    index < tokens.length - 1 && token.type !== 'checkbox';
  return html`${tokens.map((token, index) => [
    blockMarkup(token, depth),
    ends(token, index) ? '\n' : '',
  ])}`;
}

function blockMarkup(token: Token, depth: number): Content {
  if (depth > maxDepth) return asWritten(token.raw);
  const known = token as MarkedToken;
  switch (known.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return html`<p><strong>${inlineMarkup(known.tokens)}</strong></p>`;
    case 'code':
      return html`<pre><code>${known.text}</code></pre>`;
    case 'blockquote':
      return html`<blockquote>${blocksMarkup(known.tokens, depth + 1)}</blockquote>`;
    case 'list':
      return listMarkup(known, depth);
    case 'table':
      return tableMarkup(known);
    case 'hr':
      return html`<hr>`;
    case 'paragraph':
      return html`<p>${inlineMarkup(known.tokens)}</p>`;
    case 'html':
      return asWritten(known.raw);
    default:
      return inlineMarkup([token]);
  }
}

function listMarkup({ items, ordered, start }: Tokens.List, depth: number): Markup {
  const rows = items.map(({ tokens }) => html`<li>${blocksMarkup(tokens, depth + 1)}</li>\n`);
  if (!ordered) return html`<ul>\n${rows}</ul>`;
  return html`<ol start="${start === '' ? 1 : start}">\n${rows}</ol>`;
}

function tableMarkup({ header, rows }: Tokens.Table): Markup {
  const head = header.map(({ tokens }) => html`<th>${inlineMarkup(tokens)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map(({ tokens }) => html`<td>${inlineMarkup(tokens)}</td>`);
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<table>\n<tr>${head}</tr>\n${body}</table>`;
}

function asWritten(text: string): Markup {
  const lines = text.trim().split('\n');
  return html`${lines.map((line, index) => [index === 0 ? '' : html`<br>\n`, line])}`;
}
