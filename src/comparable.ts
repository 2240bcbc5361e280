/** Text for comparing whatever its case. SQLite's own LIKE knows the case of no letter but A to Z. */
export function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
