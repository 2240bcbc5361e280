import { type Card, cardId, type Face, type Source } from '../../../src/card.ts';
import { dayFromNumber } from '../../../src/day.ts';
import { deckName } from '../../../src/deck.ts';
import { eventId } from '../../../src/event.ts';
import { startSession, step } from '../../../src/review/session.ts';
import type {
  Act,
  Edit,
  SessionCard,
  SessionInput,
  SessionState,
  Undo,
} from '../../../src/review/state.ts';
import { afterAnswer } from '../../../src/schedule/answer.ts';
import { plainRules } from '../../../src/schedule/rules.ts';
import { newStanding, type Standing } from '../../../src/standing.ts';

const today = dayFromNumber(20_500);

interface CardParts {
  readonly face: Face;
  readonly deck?: string;
  readonly path?: readonly string[];
  readonly source?: Source;
  readonly standing?: Standing;
}

/** A session over cards with these faces, the first of them on the screen. */
export function sessionOf(...parts: readonly CardParts[]): SessionState {
  const cards = parts.map(({ face, deck, path, source, standing }, index) => {
    const name = deckName(deck ?? 'aws::compute');
    if (name === undefined) throw new Error(`no deck: ${deck}`);
    const card: Card = {
      id: cardId(`card${index}`),
      deck: name,
      face,
      path: path ?? ['Amazon EC2', 'Key Features'],
      group: `group${index}`,
      tags: [],
      source: source ?? { file: 'ec2.md', line: 12, endLine: 12 },
      retired: false,
    };
    return { card, standing: standing ?? newStanding };
  });
  return startSession({ cards, today, at: 0 });
}

export function term(question: string, answer: string): Face {
  return { kind: 'term', question, answer };
}

/** How a card stands once an effect is recorded, as the store would report it. */
export function standingAfter(
  { card, standing }: SessionCard,
  effect: Act | Undo | Edit,
): Standing {
  if (effect.type !== 'answer') return standing;
  const answer = { cardId: card.id, grade: effect.grade, day: today, at: 0 };
  return afterAnswer(standing, answer, 'review', plainRules);
}

/** The state after inputs, each effect of which is recorded at once. */
export function stepThrough(state: SessionState, ...inputs: readonly SessionInput[]): SessionState {
  return inputs.reduce((current, input) => {
    const taken = step(current, input);
    const { pending } = taken.state;
    const item =
      pending === null || pending.type === 'undo-earlier'
        ? undefined
        : taken.state.cards.get(pending.cardId);
    if (pending === null || item === undefined) return taken.state;
    const report = {
      type: 'recorded',
      at: 0,
      eventId: eventId('e'),
      standing: standingAfter(item, pending),
    } as const;
    return step(taken.state, report).state;
  }, state);
}
