import type { Face } from '../card.ts';
import type { Grade } from '../grade.ts';
import { compareAnswer } from './typed/compare-answer.ts';

/** How far the person has got with the card on the screen, by the way in which it is asked. */
export type Attempt =
  /** The answer is thought, or said aloud. */
  | { readonly type: 'thought' }
  /** The items are shown one by one; `missed` are those that had not come to mind. */
  | { readonly type: 'items'; readonly revealed: number; readonly missed: readonly number[] }
  /** `picked` are choices by their place on the card, whatever order they are shown in. */
  | { readonly type: 'choices'; readonly picked: readonly number[] }
  | { readonly type: 'typed'; readonly text: string };

/** The beginning of an attempt at a card. Choices and lists are never typed. */
export function newAttempt(face: Face, isTyped: boolean): Attempt {
  if (face.kind === 'list' || face.kind === 'order') {
    return { type: 'items', revealed: 0, missed: [] };
  }
  if (face.kind === 'choice') return { type: 'choices', picked: [] };
  return isTyped ? { type: 'typed', text: '' } : { type: 'thought' };
}

/** The attempt with the next item shown; once all are, the answer is shown. */
export function withNextItem(
  attempt: Extract<Attempt, { type: 'items' }>,
  face: Face,
): { readonly attempt: Attempt; readonly shown: boolean } {
  const revealed = Math.min(attempt.revealed + 1, itemCount(face));
  return { attempt: { ...attempt, revealed }, shown: revealed >= itemCount(face) };
}

/** The attempt with every item shown; those not seen yet had not come to mind. */
export function withAllItems(attempt: Extract<Attempt, { type: 'items' }>, face: Face): Attempt {
  const unseen = Array.from(
    { length: itemCount(face) - attempt.revealed },
    (_, index) => attempt.revealed + index,
  );
  return { ...attempt, revealed: itemCount(face), missed: [...attempt.missed, ...unseen] };
}

/** The attempt with the item shown last marked as missed, or no longer so. */
export function withLastItemMissed(attempt: Extract<Attempt, { type: 'items' }>): Attempt {
  const last = attempt.revealed - 1;
  if (last < 0) return attempt;
  const missed = attempt.missed.includes(last)
    ? attempt.missed.filter((index) => index !== last)
    : [...attempt.missed, last];
  return { ...attempt, missed };
}

/**
 * The attempt with a choice picked, or no longer so. Where one choice is right, picking is
 * answering; where several are, the answer is shown when it is asked for.
 */
export function withChoice(
  attempt: Extract<Attempt, { type: 'choices' }>,
  choice: number,
  face: Face,
): { readonly attempt: Attempt; readonly shown: boolean } {
  const choices = face.kind === 'choice' ? face.choices : [];
  if (choices[choice] === undefined) return { attempt, shown: false };
  if (rightChoices(face).length === 1) {
    return { attempt: { ...attempt, picked: [choice] }, shown: true };
  }
  const picked = attempt.picked.includes(choice)
    ? attempt.picked.filter((index) => index !== choice)
    : [...attempt.picked, choice].sort((a, b) => a - b);
  return { attempt: { ...attempt, picked }, shown: false };
}

/**
 * The grade that an attempt amounts to; null where it says nothing. All items had: Good. One of
 * three or more missed: Hard. More: Again. Exactly the right choices: Good, anything else: Again.
 * What was typed is compared word by word.
 */
export function suggestedGrade(face: Face, attempt: Attempt): Grade | null {
  switch (attempt.type) {
    case 'thought':
      return null;
    case 'typed':
      return attempt.text === '' ? null : compareAnswer(attempt.text, face.answer).grade;
    case 'items':
      if (attempt.revealed < itemCount(face)) return null;
      if (attempt.missed.length === 0) return 4;
      return attempt.missed.length === 1 && itemCount(face) >= 3 ? 3 : 1;
    case 'choices': {
      const right = rightChoices(face);
      const { picked } = attempt;
      if (picked.length === 0) return null;
      return picked.length === right.length && picked.every((index) => right.includes(index))
        ? 4
        : 1;
    }
  }
}

function itemCount(face: Face): number {
  return face.kind === 'list' || face.kind === 'order' ? face.items.length : 0;
}

/** The places of the right choices on the card. */
function rightChoices(face: Face): readonly number[] {
  if (face.kind !== 'choice') return [];
  return face.choices.flatMap(({ correct }, index) => (correct ? [index] : []));
}
