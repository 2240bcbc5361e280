import { type Card, type CardId, cardId, type Face } from '../../src/card.ts';
import { type Day, dayFromNumber } from '../../src/day.ts';
import { deckName } from '../../src/deck.ts';
import { type Event, eventId } from '../../src/event.ts';
import {
  type SessionStart,
  type SessionStep,
  startSession,
  step,
} from '../../src/review/session.ts';
import {
  type Act,
  currentCard,
  type Effect,
  type Report,
  type SessionInput,
  type SessionState,
  type Undo,
} from '../../src/review/state.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules, type Rules } from '../../src/schedule/rules.ts';
import type { Standing } from '../../src/standing.ts';

export const today: Day = dayFromNumber(20_000);

/** A key of the session; the player adds the time. */
export type Key =
  Exclude<SessionInput, Report> extends infer Input
    ? Input extends SessionInput
      ? Omit<Input, 'at'>
      : never
    : never;

export function makeCard(id: CardId, face?: Face): Card {
  const deck = deckName('aws');
  if (deck === undefined) throw new Error('aws is a deck name');
  return {
    id,
    deck,
    face: face ?? { kind: 'qa', question: `Question of ${id}?`, answer: `Answer of ${id}.` },
    path: [],
    group: id,
    tags: [],
    source: { file: 'aws.md', line: 1, endLine: 1 },
    retired: false,
  };
}

/** A session with a log behind it that does what the effects say, as the program would. */
export interface Game {
  readonly state: SessionState;
  readonly log: readonly Event[];
  /** Everything the session asked for, oldest first. */
  readonly effects: readonly Effect[];
  /** The cards that were on the screen, one for each time. */
  readonly screens: readonly CardId[];
  readonly now: number;
  readonly rules: Rules;
}

export function deal(
  names: readonly string[],
  log: readonly Event[] = [],
  how: Partial<SessionStart> & { readonly faces?: readonly Face[]; readonly rules?: Rules } = {},
): Game {
  const { faces = [], rules = plainRules, ...start } = how;
  const cards = names.map((name, index) => {
    const id = cardId(name);
    return { card: makeCard(id, faces[index]), standing: standingOf(log, id, rules) };
  });
  // The session begins after what the log knows.
  const now = Math.max(0, ...log.map((event) => event.at));
  const state = startSession({ cards, today, at: now, ...start });
  return { state, log, effects: [], screens: screenOf(state), now, rules };
}

/** Presses one key, `wait` milliseconds after the last, and lets the log do what follows. */
export function press(game: Game, key: Key, wait = 1000): Game {
  const now = game.now + wait;
  let current = advance({ ...game, now }, step(game.state, { ...key, at: now }));
  const asked = current.effects.slice(game.effects.length);
  for (const effect of asked) {
    if (effect.type === 'finish') continue;
    if (effect.type === 'undo-earlier' || effect.type === 'edit') {
      // Nothing came before, and the person closed the editor as it was.
      const report: Report =
        effect.type === 'edit'
          ? { type: 'reloaded', cards: current.state.cards }
          : { type: 'refused' };
      current = advance(current, step(current.state, { ...report, at: now }));
      continue;
    }
    const event = eventOf(effect, current);
    const log = [...current.log, event];
    current = { ...current, log };
    const standing = standingOf(log, effect.cardId, game.rules);
    const report = { type: 'recorded', eventId: event.id, standing, at: now } as const;
    const acted = advance(current, step(current.state, report));
    const screens = effect.type === 'flag' ? [] : screenOf(acted.state);
    current = { ...acted, screens: [...current.screens, ...screens] };
  }
  return current;
}

export function play(game: Game, keys: readonly Key[]): Game {
  return keys.reduce((current, key) => press(current, key), game);
}

/** What happened, without what differs from one playing to the next: ids, times, what was seen of a card. */
export function essence(state: SessionState): unknown {
  const { askedAt: _, acts, cards, isTyped: ___, attempt: ____, ...rest } = state;
  return {
    ...rest,
    acts: acts.map(({ eventId: __, ...act }) => act),
    cards: [...cards.values()],
  };
}

function advance(game: Game, { state, effects }: SessionStep): Game {
  return { ...game, state, effects: [...game.effects, ...effects] };
}

function screenOf(state: SessionState): readonly CardId[] {
  const card = currentCard(state)?.card;
  return card === undefined ? [] : [card.id];
}

function standingOf(log: readonly Event[], id: CardId, rules: Rules): Standing {
  return fold(
    log.filter((event) => event.cardId === id),
    rules,
  );
}

function eventOf(effect: Act | Extract<Undo, { type: 'undo' }>, { log, now, state }: Game): Event {
  const base = {
    id: eventId(`event-${String(log.length).padStart(5, '0')}`),
    cardId: effect.cardId,
    device: 'laptop',
    at: now,
    offsetMinutes: 0,
    day: today,
  };
  switch (effect.type) {
    case 'answer':
      return {
        ...base,
        type: 'answer',
        kind: state.mode === 'cram' ? 'cram' : 'learn',
        grade: effect.grade,
        durationMs: effect.durationMs,
        scheduler: 'sm2/1',
        outcome: { intervalDays: 0, memory: null, dueOn: null },
      };
    case 'undo':
      return { ...base, type: 'undo', target: effect.target };
    case 'flag':
      return { ...base, type: 'flag', reason: effect.reason };
    case 'suspend':
    case 'bury':
      return { ...base, type: effect.type };
  }
}
