import type { Block, Row } from '../block.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import { askCell, askTerm } from '../phrasing.ts';
import { saysNothing } from './markdown-of.ts';
import type { Asked, Setting } from './shape.ts';

type TableBlock = Extract<Block, { type: 'table' }>;

/**
 * The cards of a table: the row and the column make the question, the cell is the answer. A first
 * column without a heading names properties; the things that have them are then the columns.
 */
export function readTable(table: TableBlock, setting: Setting): readonly Asked[] {
  const { header, rows } = numbersRows(table) ? withoutFirstColumn(table) : table;
  const [corner = '', ...columns] = header;
  const title = plainText(corner).toLowerCase();
  const isTransposed = title === '' || setting.wording.vocabulary.propertyColumns.has(title);
  return rows.flatMap((row) => rowCards(row, columns, isTransposed, setting));
}

/** Whether the first column only numbers the rows. */
function numbersRows({ header, rows }: TableBlock): boolean {
  if (header.length <= 2) return false;
  const title = plainText(header[0] ?? '').toLowerCase();
  return (
    /^(?:#|no\.?|nr\.?|num(?:ber)?)$/u.test(title) ||
    rows.every(
      (row, index) => plainText(row.cells[0] ?? '').replace(/\.$/u, '') === String(index + 1),
    )
  );
}

function withoutFirstColumn({ header, rows }: TableBlock): Pick<TableBlock, 'header' | 'rows'> {
  return {
    header: header.slice(1),
    rows: rows.map((row) => ({ ...row, cells: row.cells.slice(1) })),
  };
}

function rowCards(
  row: Row,
  columns: readonly string[],
  isTransposed: boolean,
  { wording, place }: Setting,
): readonly Asked[] {
  const [name = '', ...cells] = row.cells;
  if (plainText(name) === '') return [];
  return cells.flatMap((cell, index): readonly Asked[] => {
    const column = columns[index] ?? '';
    if (saysNothing(cell) || /^[-–—]+$/u.test(cell.trim())) return [];
    const hasColumn = plainText(column) !== '';
    const question = !hasColumn
      ? askTerm(wording, place, name, undefined)
      : isTransposed
        ? askCell(wording, place, column, name)
        : askCell(wording, place, name, column);
    return [
      {
        face: { kind: 'table', question, answer: cell.trim() },
        handle: `cell:${normaliseText(name)}/${normaliseText(column)}`,
        group: `row:${row.line}`,
        line: row.line,
        endLine: row.endLine,
      },
    ];
  });
}
