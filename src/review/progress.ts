import type { CardState } from '../standing.ts';
import { cardsToCome, currentCard, drillsToCome, type SessionState } from './state.ts';

/** What a card that is still to come is in the session. */
export type RoundKind = 'new' | 'learning' | 'review' | 'drill';

export interface Progress {
  /** Cards that will not be asked again in this session, out of all that were dealt. */
  readonly done: number;
  readonly total: number;
  readonly left: Readonly<Record<RoundKind, number>>;
  /** Whether the session is in its drill round. */
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
  const toCome = cardsToCome(state);
  const drills = drillsToCome(state);
  const left = { new: 0, learning: 0, review: 0, drill: drills };
  for (const id of toCome.slice(0, toCome.length - drills)) {
    const item = state.cards.get(id);
    if (item !== undefined) left[kindInState[item.standing.schedule.state]]++;
  }
  return {
    done: state.cards.size - toCome.length,
    total: state.cards.size,
    left,
    drilling: currentCard(state) !== undefined && drills === toCome.length,
  };
}
