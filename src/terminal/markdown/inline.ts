import type { Tokens } from 'marked';
import { safeLine, safeText } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { decodeEntities } from './entities.ts';
import { htmlToText, imageText } from './html.ts';
import { type NoteToken, noteTokens } from './lex.ts';

const maxDepth = 24;

/**
 * Styled text of inline tokens, not wrapped yet. A line end in it is one that the note asks for;
 * where a sentence merely goes on in the next line of the note there is a space.
 */
export function inlineText(tokens: readonly NoteToken[], theme: Theme, depth = 0): string {
  return tokens.map((token) => tokenText(token, theme, depth)).join('');
}

function tokenText(token: NoteToken, theme: Theme, depth: number): string {
  if (depth > maxDepth) return safeText(token.raw);
  const children = (inner: Parameters<typeof noteTokens>[0]) =>
    inlineText(noteTokens(inner), theme, depth + 1);
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? prose(token.text) : children(token.tokens);
    case 'escape':
      return safeText(token.text);
    case 'strong':
      return theme.strong(children(token.tokens));
    case 'em':
      return theme.emphasis(children(token.tokens));
    case 'del':
      return theme.struck(children(token.tokens));
    case 'codespan':
      return theme.code(safeLine(token.text));
    case 'br':
      return '\n';
    case 'link':
      return linkText(token, children(token.tokens), theme);
    case 'image':
      return theme.muted(
        safeLine(imageText(decodeEntities(token.text), decodeEntities(token.href))),
      );
    case 'html':
      return safeText(htmlToText(token.text));
    case 'checkbox':
      return '';
    case 'math':
      return safeText(token.raw);
    default:
      return prose(token.raw);
  }
}

function prose(text: string): string {
  return safeText(decodeEntities(text.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')));
}

/**
 * The label, and the target that the note really names. Only web and mail addresses look like
 * links; a place within the note is not reachable here and is left out.
 */
function linkText(token: Tokens.Link, label: string, theme: Theme): string {
  const target = decodeEntities(token.href);
  const shown = safeLine(target);
  if (token.text.startsWith('^')) return `[${label}]`;
  if (label === '') return shown;
  if (target.startsWith('#')) return label;
  const isAddress = /^(?:https?:\/\/|mailto:)/i.test(target);
  const linked = isAddress ? theme.link(label) : label;
  const isItsOwnLabel = token.autolink === true || decodeEntities(token.text) === target;
  return isItsOwnLabel ? linked : `${linked} ${theme.muted(`(${shown})`)}`;
}
