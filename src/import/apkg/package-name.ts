/** Whether a file is named as the packages are that Anki exports: a deck, or a whole collection. */
export function isPackage(file: string): boolean {
  return /\.(?:apkg|colpkg)$/iu.test(file);
}
