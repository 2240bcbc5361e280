import type { CardState } from '../standing.ts';
import { currentCard, type SessionState } from './state.ts';
import { toCome } from './to-come.ts';

/** What a card that is still to come is in the session. */
export type RoundKind = 'new' | 'learning' | 'review' | 'drill';

export interface Progress {
  /** Cards that will not be asked again in this session, out of all that were dealt. */
  readonly done: number;
  readonly total: number;
  readonly left: Readonly<Record<RoundKind, number>>;
  /** Whether the card on the screen is a repetition of one asked earlier in the day. */
  readonly drilling: boolean;
}

const kindInState: Readonly<Record<CardState, RoundKind>> = {
  new: 'new',
  learning: 'learning',
  review: 'review',
  relearning: 'learning',
};

/** How far the session has got. What is `left` adds up to `total − done`. */
export function progress(state: SessionState): Progress {
  const { first, drills } = toCome(state);
  const left = { new: 0, learning: 0, review: 0, drill: drills.length };
  for (const id of first) {
    const item = state.cards.get(id);
    if (item !== undefined) left[kindInState[item.standing.schedule.state]]++;
  }
  const id = currentCard(state)?.card.id;
  return {
    done: state.cards.size - first.length - drills.length,
    total: state.cards.size,
    left,
    drilling: id !== undefined && drills.includes(id),
  };
}
