/** Part of a styled line: one style code, or text that has none in it. */
export interface StyledPart {
  readonly text: string;
  readonly isCode: boolean;
}

const introducer = '\x1b';
const splitter = /(\x1b\[[0-9;]*m)/;

/** A styled line as style codes and the text between them. */
export function splitStyles(line: string): StyledPart[] {
  if (!line.includes(introducer)) return [{ text: line, isCode: false }];
  return line
    .split(splitter)
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The same lines, each of which closes the styles still open at its end; the next opens them again. */
export function carryStyles(lines: readonly string[]): string[] {
  let open: readonly string[] = [];
  return lines.map((line) => {
    const opening = open.join('');
    open = openAfter(line, open);
    return line === '' ? line : opening + line + closing(open);
  });
}

/** A line that was cut off, with the styles closed that are open at its end. */
export function closeStyles(line: string): string {
  return line + closing(openAfter(line, []));
}

function closing(open: readonly string[]): string {
  return [...open]
    .reverse()
    .map((code) => `${introducer}[${closeCode(code)}m`)
    .join('');
}

/** The style codes in force after a line, given those in force before it. */
function openAfter(line: string, before: readonly string[]): readonly string[] {
  let open = before;
  for (const { text, isCode } of splitStyles(line)) {
    if (!isCode) continue;
    open = isClose(text)
      ? open.filter((code) => `${introducer}[${closeCode(code)}m` !== text)
      : [...open, text];
  }
  return open;
}

const closeCodes: Readonly<Record<string, string>> = {
  1: '22',
  2: '22',
  3: '23',
  4: '24',
  9: '29',
};

/** The number that ends what a code began; all codes but the attributes here are foreground colours. */
function closeCode(code: string): string {
  return closeCodes[code.slice(2, -1)] ?? '39';
}

function isClose(code: string): boolean {
  return ['22', '23', '24', '29', '39'].includes(code.slice(2, -1));
}
