import type { MarkedToken, Token } from 'marked';
import { mdText } from './md-table.ts';
import { visibleText } from './visible-text.ts';

/** Marks nested deeper than this are shown as they are written. */
const maxDepth = 24;

const hardBreak = '  \n';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/**
 * Inline markdown of a note written anew: emphasis, code and links into the web stay, and all else
 * is text that nothing acts on.
 */
export function mdInline(tokens: readonly Token[] | undefined, depth = 0): string {
  return (tokens ?? []).reduce((before, token) => {
    const text = tokenText(token, depth);
    // A link after an exclamation mark would be an image.
    const isImage = text.startsWith('[') && /(?<!\\)(?:\\\\)*!$/u.test(before);
    return `${isImage ? `${before.slice(0, -1)}\\!` : before}${text}`;
  }, '');
}

/** Text as by `mdText`, but for the white space: a line end stays one, and a space does. */
export function mdLines(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((piece) => {
      if (/\S/u.test(piece)) return mdText(piece);
      return piece.includes('\n') ? '\n' : piece.slice(0, 1) && ' ';
    })
    .join('');
}

function tokenText(token: Token, depth: number): string {
  if (depth > maxDepth) return mdLines(token.raw);
  const known = token as MarkedToken;
  switch (known.type) {
    case 'text':
      return known.tokens === undefined
        ? mdLines(decoded(known.text))
        : mdInline(known.tokens, depth + 1);
    case 'escape':
      return /^[&<>]$/u.test(known.text) ? mdText(known.text) : `\\${visibleText(known.text)}`;
    case 'strong':
      return between('**', mdInline(known.tokens, depth + 1));
    case 'em':
      return between('*', mdInline(known.tokens, depth + 1));
    case 'del':
      return between('~~', mdInline(known.tokens, depth + 1));
    case 'codespan':
      return codeSpan(visibleText(known.text).replace(/\s+/gu, ' '));
    case 'br':
      return hardBreak;
    case 'link':
      return link(mdInline(known.tokens, depth + 1), known.href);
    case 'image':
      return mdText(`[image: ${known.text}]`);
    case 'html':
      return /^<br\s*\/?>$/iu.test(known.raw.trim()) ? hardBreak : mdLines(known.raw);
    case 'checkbox':
      return '';
    default:
      return mdLines(token.raw);
  }
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (whole, name: string) => {
    return entities[name] ?? whole;
  });
}

/** Marks stand close to what they mark, or they mark nothing. */
function between(mark: string, text: string): string {
  const marked = text.trim();
  if (marked === '') return text;
  const at = text.indexOf(marked);
  return `${text.slice(0, at)}${mark}${marked}${mark}${text.slice(at + marked.length)}`;
}

function codeSpan(code: string): string {
  const runs = code.match(/`+/gu) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const space = /^`|`$|^ .*\S.* $/u.test(code) ? ' ' : '';
  return `${fence}${space}${code}${space}${fence}`;
}

/** Only addresses of the web and of mail are links; what the target holds besides is escaped. */
function link(label: string, target: string): string {
  if (!URL.canParse(target)) return label;
  const { href, protocol } = new URL(target);
  if (!['https:', 'http:', 'mailto:'].includes(protocol)) return label;
  const safe = href.replace(/[^\w\-.~:/?#@!$'()*+,;=%&]/gu, encodeURIComponent);
  const shown = (label.trim() === '' ? mdText(safe) : label).replace(
    /\\(.)/gsu,
    (pair, escaped: string) => brackets[escaped] ?? pair,
  );
  return `[${shown}](<${safe.replaceAll('&', '&amp;')}>)`;
}

/** marked takes the escape off brackets within a label, and would read them as another link. */
const brackets: Readonly<Record<string, string>> = { '[': '&#91;', ']': '&#93;' };
