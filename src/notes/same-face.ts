import { answerItems, type Choice, type Face } from '../card.ts';

/** Whether two cards ask and answer the same, word for word. */
export function isSameFace(one: Face, other: Face): boolean {
  return (
    one.kind === other.kind &&
    one.question === other.question &&
    one.answer === other.answer &&
    sameParts(partsOf(one), partsOf(other))
  );
}

function partsOf(face: Face): readonly (string | Choice)[] {
  return face.kind === 'choice' ? face.choices : answerItems(face);
}

function sameParts(
  these: readonly (string | Choice)[],
  those: readonly (string | Choice)[],
): boolean {
  // Most cards have none, and nothing has to be written out for them.
  if (these.length === 0 && those.length === 0) return true;
  return JSON.stringify(these) === JSON.stringify(those);
}
