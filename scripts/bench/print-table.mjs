// Tables in plain text.
import stringWidth from 'string-width';

/** Rows of text under headers; columns that hold only figures are set to the right. */
export function printTable(headers, rows) {
  const all = [headers, ...rows.map((row) => row.map(String))];
  const widths = headers.map((_, column) =>
    Math.max(...all.map((row) => stringWidth(row[column] ?? ''))),
  );
  const right = headers.map((_, column) =>
    all.slice(1).every((row) => /^[\d.,%×<≥–\s/-]*(?:ms|s|MB)?$/u.test(row[column] ?? '')),
  );
  const line = (row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column] - stringWidth(cell));
        return right[column] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const [head, ...body] = all;
  process.stdout.write(
    `${[line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n')}\n`,
  );
}

/** 0.9512 as "95.1 %", cut and not rounded up to a mark; a dash where there is nothing to share. */
export function percent(part, whole) {
  return whole === 0 ? '–' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
