import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';

/** What a simulation rests on, and what it is worth. */
export function basisText({
  answers,
  cardsPerSimulated,
}: {
  readonly answers: number;
  readonly cardsPerSimulated: number;
}): string {
  return [
    'A forecast by a model of memory (FSRS) that is its own judge: an estimate, not a promise.',
    answers === 0
      ? 'There are no answers yet, so it assumes an average memory.'
      : `It has learned from ${plural(answers, 'answer')} of yours.`,
    ...(cardsPerSimulated > 1 ? [`Each simulated card stands for ${cardsPerSimulated}.`] : []),
  ].join(' ');
}

export function noCardsText({ theme }: Context): string {
  return [
    'No cards to simulate yet.',
    '',
    `Turn your notes into cards:    ${theme.key('engram import ~/notes')}`,
    `Or try the sample notes first: ${theme.key('engram start')}`,
  ].join('\n');
}
