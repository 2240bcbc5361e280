/** A piece of a document: text, or bytes of a format that is no text. */
export type Part = string | Uint8Array;

/** A whole document, or its parts in order, made as they are asked for. */
export type ExportedDocument = Part | Iterable<Part>;

/** A part of a long document is written once it has this many UTF-16 units. */
export const partLength = 65_536;

/** The parts of a document; text and bytes are one part. */
export function partsOf(document: ExportedDocument): Iterable<Part> {
  return typeof document === 'string' || document instanceof Uint8Array ? [document] : document;
}
