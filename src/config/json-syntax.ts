const token =
  /[ \t\r\n]*(?:([{}[\]:,])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * Where a text stops being JSON: the offset of the first thing that does not belong, or the length
 * of the text when it ends too early. Needed because `JSON.parse` names the place only sometimes.
 */
export function syntaxErrorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  token.lastIndex = 0;
  for (;;) {
    const start = token.lastIndex;
    const match = token.exec(text);
    const at = start + leadingSpace(text, start);
    if (match === null) return at;
    const next = afterToken(
      expected,
      match[1] ?? (match[2] === undefined ? 'literal' : 'string'),
      open,
    );
    if (next === undefined) return at;
    expected = next;
  }
}

/** Line and column of an offset, both from 1. */
export function placeInText(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function leadingSpace(text: string, start: number): number {
  return /^[ \t\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
}

/** What may follow once `found` was read; undefined when it may not stand there. */
function afterToken(expected: Expected, found: string, open: ('{' | '[')[]): Expected | undefined {
  const container = open.at(-1);
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : ', or end');
  const closes =
    (found === '}' && container === '{' && (expected === 'key or }' || expected === ', or end')) ||
    (found === ']' && container === '[' && (expected === 'value or ]' || expected === ', or end'));
  if (closes) {
    open.pop();
    return afterValue();
  }
  switch (expected) {
    case 'value':
    case 'value or ]':
      if (found === '{' || found === '[') {
        open.push(found);
        return found === '{' ? 'key or }' : 'value or ]';
      }
      return found === 'string' || found === 'literal' ? afterValue() : undefined;
    case 'key':
    case 'key or }':
      return found === 'string' ? ':' : undefined;
    case ':':
      return found === ':' ? 'value' : undefined;
    case ', or end':
      if (found !== ',') return undefined;
      return container === '{' ? 'key' : 'value';
    case 'nothing':
      return undefined;
  }
}
