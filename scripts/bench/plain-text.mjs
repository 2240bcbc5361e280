// Markdown down to the words a person reads, with this checker's own eyes.
import { marked } from 'marked';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'", '#39': "'" };
const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;

/** The text of inline tokens; `links: false` leaves out links and images. */
export function inlineText(tokens, { links = true } = {}) {
  let text = '';
  for (const token of tokens ?? []) {
    if (token.type === 'image') text += links ? ` ${token.text} ` : ' ';
    else if (token.type === 'link') text += links ? inlineText(token.tokens) : ' ';
    else if (token.type === 'html') text += withoutHtml(token.raw);
    else if (token.type === 'br') text += ' ';
    else if (token.type === 'codespan') text += token.text;
    else text += token.tokens ? inlineText(token.tokens, { links }) : (token.text ?? '');
  }
  return decode(text);
}

/** All text of a piece of markdown, whatever blocks it is made of. */
export function markdownText(markdown) {
  const parts = [];
  const visit = (tokens) => {
    for (const token of tokens ?? []) {
      if (token.type === 'list') for (const item of token.items) visit(item.tokens);
      else if (token.type === 'table') {
        for (const cell of [...token.header, ...token.rows.flat()])
          parts.push(inlineText(cell.tokens));
      } else if (token.type === 'blockquote') visit(token.tokens);
      else if (token.type === 'html') parts.push(withoutHtml(token.raw));
      else if (token.type === 'code') parts.push(token.text);
      else if (token.tokens) parts.push(inlineText(token.tokens));
      else parts.push(token.text ?? '');
    }
  };
  // A line such as "1. text" alone is a list with an item; the text is what counts.
  visit(marked.lexer(markdown));
  return parts.join('\n');
}

/** Text with its tags and comments taken out. */
export function withoutHtml(html) {
  return decode(html.replace(/<!--[\s\S]*?(?:-->|$)/gu, ' ').replace(/<\/?[a-z][^>]*>/giu, ' '));
}

/** The words of a text, in lower case and without punctuation; a letter of Han or kana is a word. */
export function wordsOf(text) {
  return (
    decode(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’`*_]/gu, '')
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** A text as it is compared whole: only markup, case, space and final punctuation are let go. */
export function sameText(text) {
  return decode(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(marker, '')
    .replace(/[*_`"“”]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.,;:!?]+$/u, '')
    .trim();
}

function decode(text) {
  return text.replace(/&(#?\w{1,6});/gu, (whole, name) => entities[name] ?? whole);
}
