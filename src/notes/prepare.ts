import { isOnlyLinks } from './inline.ts';

/**
 * Makes a note's markdown plain to read: what points elsewhere in the note is put where it is
 * pointed from, and comments are taken out. Every line keeps its number, and code stays as it is.
 */

/** What a comment in the note asks for. */
export type Marker =
  /** No cards from the section that the comment stands in. */
  | { readonly type: 'off'; readonly line: number }
  /** The name that the author gave to the card of this line. */
  | { readonly type: 'anchor'; readonly line: number; readonly name: string };

export interface Prepared {
  readonly markdown: string;
  readonly markers: readonly Marker[];
  /** The line of a code fence that is never closed. */
  readonly openFence: number | undefined;
}

const footnote = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]+(.+)$/u;
const definition =
  /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*<?(\S+?)>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/u;
/** Lines longer than this are left alone: looking for pairs of marks in them takes too long. */
const longestLine = 20_000;

/** `firstLine` is the number of the first line of `markdown`, which has `\n` line ends. */
export function prepare(markdown: string, firstLine: number): Prepared {
  const lines = markdown.split('\n');
  const { code, openFence } = codeLines(lines);
  const footnotes = new Map<string, string>();
  const links = new Map<string, string>();
  const isText = (index: number): boolean =>
    code[index] !== true && (lines[index]?.length ?? 0) <= longestLine;
  lines.forEach((line, index) => {
    if (!isText(index) || !line.includes(']:')) return;
    const [, mark, text] = footnote.exec(line) ?? [];
    if (mark !== undefined && text !== undefined) {
      footnotes.set(mark, text);
      lines[index] = '';
      return;
    }
    const [, name, target] = definition.exec(line) ?? [];
    if (name !== undefined && target !== undefined) links.set(name.toLowerCase(), target);
  });
  const markers: Marker[] = [];
  let inComment = false;
  lines.forEach((line, index) => {
    if (!isText(index)) return;
    const said = withoutComments(line, inComment, (comment) => {
      const marker = markerIn(comment, firstLine + index);
      if (marker) markers.push(marker);
    });
    inComment = said.open;
    lines[index] = resolved(said.text, footnotes, links);
  });
  return {
    markdown: lines.join('\n'),
    markers,
    openFence: openFence === undefined ? undefined : firstLine + openFence,
  };
}

/** Which lines are code between fences, and the fence that is never closed. */
function codeLines(lines: readonly string[]): { code: boolean[]; openFence: number | undefined } {
  const code: boolean[] = [];
  let fence: string | undefined;
  let openFence: number | undefined;
  lines.forEach((line, index) => {
    const marks = /^\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
    if (fence === undefined) {
      code.push(marks !== undefined);
      if (marks !== undefined) {
        fence = marks;
        openFence = index;
      }
      return;
    }
    code.push(true);
    if (marks?.startsWith(fence) && /^\s*(?:>\s*)*[`~]+\s*$/u.test(line)) {
      fence = undefined;
      openFence = undefined;
    }
  });
  return { code, openFence };
}

function withoutComments(
  line: string,
  inComment: boolean,
  seen: (comment: string) => void,
): { text: string; open: boolean } {
  if (!inComment && !line.includes('<!--')) return { text: line, open: false };
  let text = '';
  let at = 0;
  let open = inComment;
  while (at < line.length) {
    if (open) {
      const end = line.indexOf('-->', at);
      if (end < 0) return { text: text.trimEnd(), open };
      at = end + 3;
      open = false;
      continue;
    }
    const start = line.indexOf('<!--', at);
    if (start < 0) {
      text += line.slice(at);
      break;
    }
    text += line.slice(at, start);
    const end = line.indexOf('-->', start + 4);
    seen(line.slice(start + 4, end < 0 ? line.length : end));
    open = true;
    at = start + 4;
  }
  return { text: text.trimEnd(), open };
}

function markerIn(comment: string, line: number): Marker | undefined {
  if (/^\s*engram:\s*off\s*$/iu.test(comment)) return { type: 'off', line };
  const name = /^\s*id:\s*([\p{L}\p{N}_.:-]{1,64})\s*$/u.exec(comment)?.[1];
  return name === undefined ? undefined : { type: 'anchor', line, name };
}

/** Footnotes and link definitions at the place that refers to them; wiki links as their words. */
function resolved(
  line: string,
  footnotes: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
): string {
  // A line of links alone says where to go on, and stays one.
  if (!line.includes('[') || isOnlyLinks(line)) return line;
  return line
    .replace(/\[\^([^\]\s]+)\]/gu, (whole, mark: string) => {
      const text = footnotes.get(mark);
      return text === undefined ? whole : ` (${text})`;
    })
    .replace(
      /(!?)\[\[([^\]|[]+)(?:\|([^\][]+))?\]\]/gu,
      (_, image: string, target: string, text?: string) =>
        image === '' ? (text ?? target) : `![${text ?? target}](${target})`,
    )
    .replace(/\[([^\][]+)\]\[([^\][]*)\]/gu, (whole, text: string, name: string) => {
      const target = links.get((name === '' ? text : name).toLowerCase());
      return target === undefined ? whole : `[${text}](${target})`;
    });
}
