import { answerItems, type Card, type Face } from '../../card.ts';
import { type Attempt, newAttempt } from '../../review/attempt.ts';
import { progress } from '../../review/progress.ts';
import type { SessionCard, SessionState } from '../../review/state.ts';
import { renderMarkdown } from '../markdown.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { offeredChoices } from './attempt-lines.ts';
import { remarkLines } from './card-lines.ts';
import { choiceLetter } from './choices.ts';
import { breadcrumb, drillRound, progressParts } from './heading.ts';

export interface PlainDrawing {
  readonly width: number;
  readonly theme: Theme;
  /** Milliseconds that a card takes this person; null when nothing is known. */
  readonly msPerCard: number | null;
}

/** Where the card comes from, how far the session has got, and the question with its choices. */
export function askedLines(
  state: SessionState,
  item: SessionCard,
  drawing: PlainDrawing,
): string[] {
  const { width, theme, msPerCard } = drawing;
  const far = progress(state);
  const { face } = item.card;
  return [
    ...wrapLines(breadcrumb(item, theme).join(` ${theme.glyphs.within} `), width),
    ...wrapLines(`${progressParts(far, msPerCard).join(', ')}.`, width),
    ...(far.drilling ? wrapLines(drillRound, width) : []),
    '',
    ...hanging('', face.question, drawing),
    ...(face.kind === 'choice' ? ['', ...choiceLines(face, state, drawing)] : []),
  ];
}

/** What can be seen of the answer now that could not be seen, or stood otherwise, before. */
export function changedLines(
  before: SessionState,
  after: SessionState,
  item: SessionCard,
  drawing: PlainDrawing,
): string[] {
  const { face } = item.card;
  const isNew = after.shown && !before.shown;
  return [
    ...changedItems(face, before.attempt, after.attempt, drawing),
    ...(after.shown ? [] : changedPicks(face, before, after)),
    ...(isNew ? shownLines(after, item, drawing) : []),
  ];
}

/** The whole card as it is now. */
export function wholeCard(state: SessionState, item: SessionCard, drawing: PlainDrawing): string[] {
  const attempt = newAttempt(item.card.face, false);
  return [
    ...askedLines(state, item, drawing),
    ...changedLines({ ...state, attempt, shown: false }, state, item, drawing),
  ];
}

function shownLines(state: SessionState, item: SessionCard, drawing: PlainDrawing): string[] {
  return [
    ...answerLines(state, item.card, drawing),
    ...remarkLines(item.card, item.standing, { ...drawing, seed: state.askedAt }),
  ];
}

function answerLines(state: SessionState, { face }: Card, drawing: PlainDrawing): string[] {
  const { attempt } = state;
  if (attempt.type === 'items') {
    const count = answerItems(face).length;
    return [`${count - attempt.missed.length} of ${count} had.`];
  }
  return [
    ...(face.kind === 'choice' ? [...choiceLines(face, state, drawing), ''] : []),
    'Answer:',
    ...hanging('', face.answer, drawing),
  ];
}

/** Items shown since, and those ticked otherwise: `2 of 3, missed: …`. */
function changedItems(
  face: Face,
  before: Attempt,
  after: Attempt,
  drawing: PlainDrawing,
): string[] {
  if (before.type !== 'items' || after.type !== 'items') return [];
  const items = answerItems(face);
  return items.slice(0, after.revealed).flatMap((text, index) => {
    const isMissed = after.missed.includes(index);
    if (index < before.revealed && before.missed.includes(index) === isMissed) return [];
    const lead = `${index + 1} of ${items.length}, ${isMissed ? 'missed' : 'had'}: `;
    return hanging(lead, text, drawing);
  });
}

function changedPicks(face: Face, before: SessionState, after: SessionState): string[] {
  const letters = (state: SessionState) =>
    offeredChoices(face, state.askedAt).flatMap(({ index }, place) =>
      isPicked(state.attempt, index) ? [choiceLetter(place)] : [],
    );
  const picked = letters(after);
  if (picked.join() === letters(before).join()) return [];
  return [picked.length === 0 ? 'Nothing picked.' : `Picked: ${picked.join(', ')}.`];
}

/** The choices by their letters; once the answer is shown, with what is right and what was picked. */
function choiceLines(face: Face, state: SessionState, drawing: PlainDrawing): string[] {
  return offeredChoices(face, state.askedAt).flatMap(({ text, correct, index }, place) => {
    const words = [
      ...(correct ? ['right'] : []),
      ...(isPicked(state.attempt, index) ? ['picked'] : []),
    ];
    const verdict = state.shown && words.length > 0 ? `, ${words.join(', ')}` : '';
    return hanging(`${choiceLetter(place)}${verdict}: `, text, drawing);
  });
}

function isPicked(attempt: Attempt, choice: number): boolean {
  return attempt.type === 'choices' && attempt.picked.includes(choice);
}

/** Markdown after a lead: on its line where both fit, else below it. */
function hanging(lead: string, markdown: string, { width, theme }: PlainDrawing): string[] {
  const [first = '', ...others] = renderMarkdown(markdown, { width, theme }).split('\n');
  return [...wrapLines(lead + first, width), ...others];
}
