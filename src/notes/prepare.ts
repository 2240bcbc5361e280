import { withoutComments } from './comments.ts';
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
  /** The line of a comment that is never closed. */
  readonly openComment: number | undefined;
}

const footnote = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]+(.+)$/u;
const definition =
  /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*<?(\S+?)>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/u;
/** Lines longer than this are left alone: looking for pairs of marks in them takes too long. */
const longestLine = 20_000;

/** `firstLine` is the number of the first line of `markdown`, which has `\n` line ends. */
export function prepare(markdown: string, firstLine: number): Prepared {
  const markers: Marker[] = [];
  const { lines, openFence, openComment } = readLines(markdown, (comment, index) => {
    const marker = markerIn(comment, firstLine + index);
    if (marker) markers.push(marker);
  });
  const footnotes = new Map<string, string>();
  const links = new Map<string, string>();
  const isText = ({ text, isCode }: Line): boolean => !isCode && text.length <= longestLine;
  const kept = lines.map((line): Line => {
    if (!isText(line) || !line.text.includes(']:')) return line;
    const [, mark, text] = footnote.exec(line.text) ?? [];
    if (mark !== undefined && text !== undefined) {
      footnotes.set(mark, text);
      return { ...line, text: '' };
    }
    const [, name, target] = definition.exec(line.text) ?? [];
    if (name !== undefined && target !== undefined) links.set(name.toLowerCase(), target);
    return line;
  });
  const numberOf = (index: number | undefined): number | undefined =>
    index === undefined ? undefined : firstLine + index;
  return {
    markdown: kept
      .map((line) => (isText(line) ? resolved(line.text, footnotes, links) : line.text))
      .join('\n'),
    markers,
    openFence: numberOf(openFence),
    openComment: numberOf(openComment),
  };
}

interface Line {
  /** Without comments, where it is not code. */
  readonly text: string;
  /** Whether it stands between fences, or is one. */
  readonly isCode: boolean;
}

interface Lines {
  readonly lines: readonly Line[];
  /** Where the fence, and the comment, begin that are never closed. */
  readonly openFence: number | undefined;
  readonly openComment: number | undefined;
}

/** The lines of a note; `seen` hears of every comment, and of the index of its first line. */
function readLines(markdown: string, seen: (comment: string, index: number) => void): Lines {
  let fence: { readonly marks: string; readonly index: number } | undefined;
  let comment: number | undefined;
  // The parser takes a line to end at U+2028 and U+2029, where no editor shows an end.
  const plain = markdown.replace(/[\u2028\u2029]/gu, ' ');
  const lines = plain.split('\n').map((line, index): Line => {
    if (fence !== undefined) {
      const closes =
        fenceMarks(line)?.startsWith(fence.marks) && /^\s*(?:>\s*)*[`~]+\s*$/u.test(line);
      if (closes) fence = undefined;
      return { text: line, isCode: true };
    }
    const { text, open } = withoutComments(line, comment !== undefined, (said) =>
      seen(said, index),
    );
    comment = open ? (comment ?? index) : undefined;
    const marks = fenceMarks(text);
    if (marks !== undefined) fence = { marks, index };
    return { text, isCode: marks !== undefined };
  });
  return { lines, openFence: fence?.index, openComment: comment };
}

/** The marks that open a fence, in a list or a quotation too. */
function fenceMarks(line: string): string | undefined {
  return /^\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
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
