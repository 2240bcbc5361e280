/** A cell of a table: its text, and the exact value where it carries one. */
export interface HtmlCell {
  readonly text: string;
  readonly value: number | null;
}

/** The tables of a page by their captions, each row as its cells, without the row of titles. */
export function htmlTables(page: string): ReadonlyMap<string, readonly (readonly HtmlCell[])[]> {
  return new Map(
    Array.from(page.matchAll(/<table>(.*?)<\/table>/gsu), ([, table = '']) => [
      textOf(/<caption>(.*?)<\/caption>/su.exec(table)?.[1] ?? ''),
      rowsOf(/<tbody>(.*?)<\/tbody>/su.exec(table)?.[1] ?? ''),
    ]),
  );
}

/** The large numbers at the head of a page by their names, and what stands below each. */
export function headFigures(page: string): ReadonlyMap<string, readonly HtmlCell[]> {
  return new Map(
    Array.from(
      page.matchAll(/<dt>(.*?)<\/dt><dd class="large">(.*?)<\/dd><dd>(.*?)<\/dd>/gsu),
      ([, name = '', ...cells]) => [name, cells.map(cellOf)],
    ),
  );
}

/** What a browser shows for a piece of a page. */
export function textOf(piece: string): string {
  return piece
    .replace(/<[^>]*>/gu, '')
    .replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};

function rowsOf(body: string): readonly (readonly HtmlCell[])[] {
  return Array.from(body.matchAll(/<tr>(.*?)<\/tr>/gsu), ([, row = '']) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu), ([, cell = '']) => cellOf(cell)),
  );
}

function cellOf(cell: string): HtmlCell {
  const value = /<data value="([^"]*)">/u.exec(cell)?.[1];
  return { text: textOf(cell), value: value === undefined ? null : Number(value) };
}
