/** Made when it is first needed: that takes as long as reading a hundred notes. */
let collator: Intl.Collator | undefined;

/**
 * Compares names of files: numbers by their size, and one collation everywhere, so that the order
 * of notes is the same on every machine. Gives a number below, above or equal to zero.
 */
export function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  const difference = isPlain(one) && isPlain(other) ? comparePlain(one, other) : 0;
  if (difference !== 0) return difference;
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other) || (one < other ? -1 : 1);
}

/** Letters, digits, and the signs that names of files are made of, of which the order is known. */
function isPlain(name: string): boolean {
  return /^[A-Za-z0-9 _.-]+$/u.test(name);
}

const inOrder = ' _-.0123456789abcdefghijklmnopqrstuvwxyz';

/** What the collation says of plain names; 0 where they differ in letter case or zeros alone. */
function comparePlain(one: string, other: string): number {
  const these = piecesOf(one);
  const those = piecesOf(other);
  for (const [index, piece] of these.entries()) {
    const against = those[index];
    if (against === undefined) return 1;
    const difference =
      isNumber(piece) && isNumber(against)
        ? compareNumbers(piece, against)
        : inOrder.indexOf(piece.charAt(0)) - inOrder.indexOf(against.charAt(0));
    if (difference !== 0) return difference;
  }
  return these.length - those.length;
}

function piecesOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\d+|./gu) ?? [];
}

function isNumber(piece: string): boolean {
  return /^\d/u.test(piece);
}

/** Compares whole numbers of any length. */
function compareNumbers(one: string, other: string): number {
  const [these, those] = [one.replace(/^0+/u, ''), other.replace(/^0+/u, '')];
  return these.length - those.length || (these < those ? -1 : these > those ? 1 : 0);
}
