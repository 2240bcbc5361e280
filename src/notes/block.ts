/** What stands in a section of a note, one below the other. */

/** Lines count from 1; `endLine` is the last line, inclusive. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
}

export type Block = Span &
  (
    | { readonly type: 'paragraph'; readonly text: string }
    | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
    | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly Row[] }
    | { readonly type: 'code'; readonly text: string; readonly markdown: string }
    | { readonly type: 'quote'; readonly blocks: readonly Block[]; readonly markdown: string }
    | { readonly type: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
    | { readonly type: 'html'; readonly text: string }
  );

export interface Row extends Span {
  readonly cells: readonly string[];
}

export interface Item extends Span {
  /** Inline markdown of the item's first paragraph. */
  readonly text: string;
  /** Whether a task is ticked; undefined for an item that is no task. */
  readonly ticked: boolean | undefined;
  /** What stands below the first paragraph: nested lists, code, further paragraphs. */
  readonly blocks: readonly Block[];
}
