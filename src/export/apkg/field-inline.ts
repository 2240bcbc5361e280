import type { MarkedToken, Token } from 'marked';
import { type Content, html, type Markup } from '../html/escape.ts';
import { isLineBreak, linkAddress, maxDepth, withoutEntities } from '../note-markdown.ts';

/**
 * Inline markdown of a note as HTML: emphasis, code and links into the web stay, and all else is
 * text that nothing acts on.
 */
export function inlineMarkup(tokens: readonly Token[] | undefined, depth = 0): Markup {
  return html`${(tokens ?? []).map((token) => tokenMarkup(token, depth))}`;
}

function tokenMarkup(token: Token, depth: number): Content {
  if (depth > maxDepth) return token.raw;
  const known = token as MarkedToken;
  const inner = (): Markup => inlineMarkup('tokens' in known ? known.tokens : [], depth + 1);
  switch (known.type) {
    case 'text':
      return known.tokens === undefined ? withoutEntities(known.text) : inner();
    case 'escape':
      return known.text;
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return html`<del>${inner()}</del>`;
    case 'codespan':
      return html`<code>${known.text}</code>`;
    case 'br':
      return html`<br>`;
    case 'link':
      return linkMarkup(known.text.trim() === '' ? known.href : inner(), known.href);
    case 'image':
      return `[image: ${known.text}]`;
    case 'html':
      return isLineBreak(known.raw) ? html`<br>` : known.raw;
    case 'checkbox':
      return known.checked ? '☑ ' : '☐ ';
    default:
      return token.raw;
  }
}

function linkMarkup(label: Content, target: string): Content {
  const address = linkAddress(target);
  return address === undefined ? label : html`<a href="${address}">${label}</a>`;
}
