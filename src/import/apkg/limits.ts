/** What a package may hold. A collection of fifty thousand notes has about a hundred megabytes. */

const megabyte = 1024 * 1024;

/** Bytes of a package that is read in one piece; a larger one is read where it lies. */
export const mostInMemory = 512 * megabyte;
/** Entries of the archive; images and sounds are entries too. */
export const mostEntries = 100_000;
/** Bytes of the inflated collection. */
const largestCollection = 256 * megabyte;
/** How many times its compressed size a collection may have, beyond `alwaysAllowed` bytes. */
const largestRatio = 100;
const alwaysAllowed = 8 * megabyte;

/** The fields of one note, one template, or the note types of a collection in one piece; bytes. */
export const largestText = megabyte;
export const largestSettings = 16 * megabyte;

/** Characters of one side of a card, as HTML; what is longer is cut. */
export const longestSide = 100_000;
/** Characters of all cards together, and those that may be read to make them: templates repeat fields. */
export const mostWritten = 256 * megabyte;
export const mostRead = 4096 * megabyte;

/** How far so many compressed bytes may inflate. */
export function inflatedLimit(compressedBytes: number): number {
  return Math.min(largestCollection, Math.max(alwaysAllowed, compressedBytes * largestRatio));
}
