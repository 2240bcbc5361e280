import { escapeMarkdown } from '../../notes/inline.ts';

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

/** Text of one style within a line, as it is meant: nothing in it is markup yet. */
interface Run {
  text: string;
  readonly style: Style;
}

export type MarkdownWriter = ReturnType<typeof markdownWriter>;

/** What has to come between what is written and what comes next. */
type Gap = 'none' | 'line' | 'block';

/** Deeper lists are written as if they were this deep. */
const deepest = 10;

/** Puts markdown together from texts and from what stands between them. */
export function markdownWriter() {
  let written = '';
  let gap: Gap = 'none';
  let runs: Run[] = [];
  let marker = '';
  let preformatted: string | undefined;
  const open: { readonly ordered: boolean; count: number; width: number }[] = [];

  const indent = (): string =>
    ' '.repeat(open.slice(0, deepest).reduce((sum, list) => sum + list.width, 0));

  /** Writes the line that was collected, where it says anything. */
  const flush = (): void => {
    const line = lineOf(runs);
    runs = [];
    if (line !== '') put(marker === '' ? protectedStart(line) : line);
  };

  const put = (line: string): void => {
    const margin = indent().slice(marker.length);
    if (written !== '') {
      const isItem = marker !== '';
      written += gap === 'block' ? '\n\n' : isItem ? '\n' : '  \n';
    }
    written += `${margin}${marker}${line}`;
    marker = '';
    gap = 'line';
  };

  const separate = (wanted: Gap): void => {
    flush();
    if (gap !== 'block') gap = wanted;
  };

  return {
    text: (text: string, style: Style): void => {
      if (preformatted !== undefined) {
        preformatted += text;
        return;
      }
      const last = runs.at(-1);
      if (last !== undefined && isSameStyle(last.style, style)) last.text += text;
      else runs.push({ text, style });
    },
    line: (): void => {
      if (preformatted === undefined) separate('line');
      else preformatted += '\n';
    },
    block: (): void => {
      if (preformatted === undefined) separate(open.length > 0 ? 'line' : 'block');
    },
    cell: (): void => {
      if (runs.length > 0) runs.push({ text: ' | ', style: {} });
    },
    openList: (ordered: boolean): void => {
      separate(open.length > 0 ? 'line' : 'block');
      open.push({ ordered, count: 0, width: 0 });
    },
    item: (): void => {
      separate('line');
      const list = open.at(-1);
      if (list === undefined) return;
      list.count += 1;
      marker = list.ordered ? `${list.count}. ` : '- ';
      list.width = marker.length;
    },
    closeList: (): void => {
      separate('line');
      marker = '';
      open.pop();
      if (open.length === 0) gap = 'block';
    },
    openPreformatted: (): void => {
      separate(open.length > 0 ? 'line' : 'block');
      preformatted ??= '';
    },
    closePreformatted: (): void => {
      const text = clean(preformatted ?? '')
        .replace(/^\n+/u, '')
        .trimEnd();
      preformatted = undefined;
      if (text === '') return;
      const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
      put([fence, ...text.split('\n'), fence].join(`\n${indent()}`));
      gap = 'block';
    },
    end: (): string => {
      flush();
      return written;
    },
  };
}

function isSameStyle(one: Style, other: Style): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.code === other.code;
}

/** Controls and halves of characters are no text; a non-breaking space is a space. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}]/gu, (control) => (control === '\n' ? control : ' '));
}

/** One line of markdown: white space folded, and the marks of each style around its words. */
function lineOf(runs: readonly Run[]): string {
  const texts = runs.map(({ text, style }) => ({
    text: clean(text).replace(/[\s\u00a0]+/gu, ' '),
    style,
  }));
  return texts
    .map(({ text, style }, index) => {
      const words = text.trim();
      if (words === '') return text;
      const before = (texts[index - 1]?.text ?? ' ').at(-1) ?? ' ';
      const after = (texts[index + 1]?.text ?? ' ').at(0) ?? ' ';
      const from = text.indexOf(words);
      const isApart = {
        before: from > 0 || before === ' ',
        after: !text.endsWith(words) || after === ' ',
      };
      const [open, close] = style.code ? ['', ''] : marksOf(style, words, isApart);
      const inner = style.code ? codeSpan(words) : escapedText(words);
      return `${text.slice(0, from)}${open}${inner}${close}${text.slice(from + words.length)}`;
    })
    .join('')
    .replace(/ +/gu, ' ')
    .trim();
}

/** Marks mean nothing where punctuation inside them meets a letter outside. */
function marksOf(
  { bold = false, italic = false }: Style,
  words: string,
  isApart: { readonly before: boolean; readonly after: boolean },
): readonly [string, string] {
  const marks = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const opens = isApart.before || /^[\p{L}\p{N}]/u.test(words);
  const closes = isApart.after || /[\p{L}\p{N}]$/u.test(words);
  return opens && closes ? [marks, marks] : ['', ''];
}

function codeSpan(words: string): string {
  const ticks = '`'.repeat(longestTicks(words) + 1);
  const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${words}${pad}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length));
}

/** Formulas as Anki writes them: `\(…\)`, `\[…\]`, `[$]…[/$]`, `[$$]…[/$$]`. */
const formula =
  /\\\((?<a>[^$]{1,500}?)\\\)|\\\[(?<b>[^$]{1,500}?)\\\]|\[\$\](?<c>[^$]{1,500}?)\[\/\$\]|\[\$\$\](?<d>[^$]{1,500}?)\[\/\$\$\]/gsu;

/** Text as markdown that shows it; formulas as markdown writes them. */
function escapedText(text: string): string {
  let markdown = '';
  let from = 0;
  for (const found of text.matchAll(formula)) {
    const { a, b, c, d } = found.groups ?? {};
    const inline = (a ?? c)?.trim();
    const display = (b ?? d)?.trim();
    markdown += escaped(text.slice(from, found.index));
    markdown += inline === undefined ? `$$${display ?? ''}$$` : `$${inline}$`;
    from = found.index + found[0].length;
  }
  return markdown + escaped(text.slice(from));
}

/** Brackets are left alone where they can be no link: `[image: …]`, `[…]`. */
function escaped(text: string): string {
  const hasPrices = text.indexOf('$') !== text.lastIndexOf('$');
  return escapeMarkdown(text)
    .replace(/\\\](?![([:\\])/gu, ']')
    .replace(/\\\[/gu, '[')
    .replace(/~|&(?=#?\w+;)/gu, '\\$&')
    .replace(/\$/gu, hasPrices ? '\\$' : '$');
}

/** A line of text whose beginning would make it a heading, a quotation, a rule or a fence. */
function protectedStart(line: string): string {
  return /^(?:#{1,6}(?:\s|$)|>|~{3}|={2,}\s*$|-{2,}\s*$|(?:[-*_] ?){3,}$)/u.test(line)
    ? `\\${line}`
    : line;
}
