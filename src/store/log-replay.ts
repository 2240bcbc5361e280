import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { Grade } from '../grade.ts';
import { apply, type Bearing, compareEvents } from '../schedule/fold.ts';
import type { RuleBook, Rules } from '../schedule/rules.ts';
import { newStanding, type Standing } from '../standing.ts';
import type { Connection } from './connection.ts';
import { isUndo, type KindNumber, kindOfNumber } from './event-kind.ts';
import { byInstant, logByItself, undoneEvents } from './log-order.ts';
import { idOfStored, type StoredId } from './stored-id.ts';

type ChangeTuple = readonly [
  seq: number,
  at: number,
  card: number,
  day: Day,
  kind: KindNumber,
  grade: Grade | null,
  reason: string | null,
  was: string | null,
  now: string | null,
];

interface Replayed {
  readonly cardId: CardId;
  readonly rules: Rules;
  standing: Standing;
}

/**
 * Folds the whole log in one pass. Gives the standing of each card that has events, by the number
 * of the card: what `fold` makes of the events of each.
 */
export function logReplay(connection: Connection): (book: RuleBook) => ReplayedStandings {
  const cards = connection.tuples<[], readonly [number: number, id: CardId, deck: DeckName]>(
    `SELECT cards.number, id, name FROM cards JOIN decks ON decks.number = cards.deck
     WHERE EXISTS (SELECT 1 FROM events WHERE events.card = cards.number)`,
  );
  const changes = logByItself<ChangeTuple>(connection, {
    columns: 'card, day, kind, grade, reason, was, now',
    condition: `NOT (${isUndo})`,
  });
  const undone = undoneEvents(connection);
  const tieBreaks = connection.query<[string], { seq: number; device: string; id: StoredId }>(
    `SELECT seq, name AS device, id FROM events JOIN names ON names.number = device
     WHERE seq IN (SELECT value FROM json_each(?))`,
  );

  /** Of one instant, device and id decide: see `compareEvents`. */
  const sorted = (changes: readonly ChangeTuple[]): readonly ChangeTuple[] => {
    if (changes.length < 2) return changes;
    const at = changes[0]?.[1] ?? 0;
    const places = tieBreaks
      .all(JSON.stringify(changes.map(([seq]) => seq)))
      .map(({ seq, device, id }) => ({ seq, at, device, id: idOfStored(id, at) }))
      .sort(compareEvents)
      .map(({ seq }) => seq);
    return changes.toSorted(([a], [b]) => places.indexOf(a) - places.indexOf(b));
  };

  function* inTimeOrder(): Generator<ChangeTuple> {
    for (const some of changes()) yield* some;
  }

  return (book) => {
    const replayed: Replayed[] = [];
    for (const [number, cardId, deck] of cards.all()) {
      replayed[number] = { cardId, rules: book.of(deck), standing: newStanding };
    }
    const isUndone = undone();
    for (const alike of byInstant(inTimeOrder(), ([, at]) => at)) {
      for (const change of sorted(alike)) {
        const card = replayed[change[2]];
        if (card === undefined || isUndone.has(change[0])) continue;
        card.standing = apply(card.standing, bearingOf(change, card.cardId), card.rules);
      }
    }
    return { of: (number) => replayed[number]?.standing };
  };
}

export interface ReplayedStandings {
  /** Undefined for a card that has no events. */
  of(number: number): Standing | undefined;
}

function bearingOf(change: ChangeTuple, cardId: CardId): Bearing {
  const [, at, , day, number, grade, reason, was, now] = change;
  const kind = kindOfNumber(number);
  switch (kind) {
    case 'suspend':
    case 'resume':
    case 'bury':
    case 'unflag':
    case 'reset':
      return { type: kind, cardId, day, at };
    case 'flag':
      return { type: kind, cardId, day, at, reason: reason ?? '' };
    case 'revise':
      return { type: kind, cardId, day, at, was: was ?? '', now: now ?? '' };
    case 'undo':
      throw new RangeError('An undo bears on another event');
    default:
      if (grade === null) throw new RangeError('An answer has a grade');
      return { type: 'answer', cardId, day, at, kind, grade };
  }
}
