import type { MarkedToken, Token } from 'marked';
import { mdText } from './md-table.ts';
import { isLineBreak, linkAddress, maxDepth, withoutEntities } from './note-markdown.ts';
import { visibleText } from './visible-text.ts';

const hardBreak = '  \n';

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
        ? mdLines(withoutEntities(known.text))
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
      return isLineBreak(known.raw) ? hardBreak : mdLines(known.raw);
    case 'checkbox':
      return '';
    default:
      return mdLines(token.raw);
  }
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

/** Only addresses of the web and of mail are links. */
function link(label: string, target: string): string {
  const safe = linkAddress(target);
  if (safe === undefined) return label;
  const shown = (label.trim() === '' ? mdText(safe) : label).replace(
    /\\(.)/gsu,
    (pair, escaped: string) => brackets[escaped] ?? pair,
  );
  return `[${shown}](<${safe.replaceAll('&', '&amp;')}>)`;
}

/** marked takes the escape off brackets within a label, and would read them as another link. */
const brackets: Readonly<Record<string, string>> = { '[': '&#91;', ']': '&#93;' };
