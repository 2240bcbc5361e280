/** Made when it is first needed, as it takes a while. */
let collator: Intl.Collator | undefined;

/**
 * Compares names of files: numbers by their size, and one collation everywhere, so that the order
 * of notes is the same on every machine. Gives a number below, above or equal to zero.
 */
export function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other) || (one < other ? -1 : 1);
}
