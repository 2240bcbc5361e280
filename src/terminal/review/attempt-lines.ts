import type { Face } from '../../card.ts';
import type { Attempt } from '../../review/attempt.ts';
import { renderMarkdown } from '../markdown.ts';
import type { Theme } from '../theme.ts';
import { choiceLetter, shuffledChoices } from './choices.ts';

interface Drawing {
  readonly width: number;
  readonly theme: Theme;
  /** Fixes the order in which choices are offered. */
  readonly seed: number;
}

/** The items of a list that have been shown, each ticked unless it was missed. */
export function itemLines(
  face: Face,
  attempt: Extract<Attempt, { type: 'items' }>,
  drawing: Drawing,
): string[] {
  const items = face.kind === 'list' || face.kind === 'order' ? face.items : [];
  const isOrdered = face.kind === 'order';
  const left = items.length - attempt.revealed;
  const shown = items.slice(0, attempt.revealed).flatMap((item, index) => {
    const tick = attempt.missed.includes(index) ? '[ ]' : drawing.theme.good('[x]');
    const number = isOrdered ? ` ${index + 1}.` : '';
    return hanging(item, `${tick}${number} `, 4 + number.length, drawing);
  });
  const more = left > 0 ? [drawing.theme.muted(`${left} of ${items.length} to come`)] : [];
  return [...shown, ...more];
}

/**
 * The choices in the order in which they are offered: marked where they are picked, and, once the
 * answer is shown, said which are right.
 */
export function choiceLines(
  face: Face,
  attempt: Attempt,
  shown: boolean,
  drawing: Drawing,
): string[] {
  const { theme } = drawing;
  return offeredChoices(face, drawing.seed).flatMap(({ text, correct, index }, place) => {
    const isPicked = attempt.type === 'choices' && attempt.picked.includes(index);
    const mark = isPicked ? theme.strong('>') : ' ';
    const verdict = shown
      ? correct
        ? theme.good(' (right)')
        : isPicked
          ? theme.bad(' (wrong)')
          : ''
      : '';
    const lines = hanging(text, `${mark}${choiceLetter(place)}) `, 4, drawing);
    const last = lines.pop() ?? '';
    return [...lines, last + verdict];
  });
}

/** The choices of a card in the order in which they are offered, each with its place on the card. */
export function offeredChoices(face: Face, seed: number) {
  if (face.kind !== 'choice') return [];
  const placed = face.choices.map((choice, index) => ({ ...choice, index }));
  return shuffledChoices(placed, seed);
}

/** Markdown after a lead, the lines below the first one set in under it. */
function hanging(markdown: string, lead: string, leadCells: number, drawing: Drawing): string[] {
  const width = Math.max(8, drawing.width - leadCells - 8);
  return renderMarkdown(markdown, { width, theme: drawing.theme })
    .split('\n')
    .map((line, index) => (index === 0 ? lead : ' '.repeat(leadCells)) + line);
}
