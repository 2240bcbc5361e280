import type { Card, CardId, CardKind } from '../card.ts';
import { comparable } from '../comparable.ts';
import type { Day } from '../day.ts';
import { type DeckName, isWithinDeck } from '../deck.ts';
import { EngramError } from '../errors.ts';
import type { CardState, Standing } from '../standing.ts';
import type { StatsCard } from '../stats/rows.ts';
import {
  type CardRow,
  cardColumns,
  cardOfRow,
  cardTables,
  sharedLists,
  textList,
} from './card-row.ts';
import type { Connection } from './connection.ts';
import { type JoinedScheduleRow, standingOfRow, stateColumn } from './schedule-row.ts';
import { stretches } from './stretches.ts';

/** A card and where it stands in its schedule. */
export interface CardEntry {
  readonly card: Card;
  readonly standing: Standing;
}

/** Which cards are wanted: all that is given must hold. */
export interface CardFilter {
  /** The deck itself, and the decks inside it. */
  readonly deck?: DeckName | undefined;
  readonly state?: CardState | undefined;
  readonly kind?: CardKind | undefined;
  /** Stands in the question, the answer, a heading above or a tag; case does not matter. */
  readonly text?: string | undefined;
  /** Only cards that are forgotten again and again. */
  readonly leech?: boolean | undefined;
  /** Retired cards too; they are left out otherwise. */
  readonly includeRetired?: boolean | undefined;
}

/** So many characters of an id are enough to ask for its card, if no other id begins with them. */
const shortestPrefix = 4;

type EntryRow = CardRow & JoinedScheduleRow;

/** A list, for with a hundred thousand cards each row counts; places and decks are read once. */
type StatsTuple = readonly [
  number: number,
  id: CardId,
  deck: number,
  place: number,
  tags: string,
  question: string,
  retired: 0 | 1,
  state: CardState,
  dueOn: Day | null,
  intervalDays: number,
  suspended: 0 | 1,
  buriedOn: Day | null,
];

export function cards(connection: Connection) {
  const select = `SELECT ${cardColumns}, schedules.* FROM ${cardTables}
    LEFT JOIN schedules ON schedules.card = cards.number`;
  const byId = connection.query<[CardId], EntryRow>(`${select} WHERE cards.id = ?`);
  const inGivenOrder = connection.query<[string], EntryRow>(
    `SELECT ${cardColumns}, schedules.*
     FROM (SELECT key AS place_in_list, value AS wanted_id FROM json_each(?))
     CROSS JOIN ${cardTables} LEFT JOIN schedules ON schedules.card = cards.number
     WHERE cards.id = wanted_id ORDER BY place_in_list`,
  );
  const byPrefix = connection.query<[string, string], EntryRow>(
    `${select} WHERE cards.id >= ? AND cards.id < ? || char(0x10ffff) ORDER BY cards.id LIMIT 6`,
  );
  const inOrder = connection.query<
    [{ state: string | null; kind: string | null; leech: 0 | 1; retired: 0 | 1 }],
    EntryRow
  >(
    `${select}
     WHERE (@state IS NULL OR ${stateColumn} = @state) AND (@kind IS NULL OR kind = @kind)
       AND (@leech = 0 OR leech = 1) AND (@retired = 1 OR retired_at IS NULL)
     ORDER BY note, note_order, cards.number`,
  );

  const light = stretches<StatsTuple>(connection, {
    columns: `id, deck, place, tags, question, retired_at IS NOT NULL, ${stateColumn},
      due_on, coalesce(interval_days, 0), coalesce(suspended, 0), buried_on`,
    from: 'cards LEFT JOIN schedules ON schedules.card = cards.number',
    key: 'number',
  });
  const lastNumber = connection.query<[], { number: number }>(
    'SELECT coalesce(max(number), 0) AS number FROM cards',
  );
  const deckNames = connection.tuples<[], readonly [number: number, name: DeckName]>(
    'SELECT number, name FROM decks',
  );
  const paths = connection.tuples<[], readonly [number: number, path: string]>(
    'SELECT number, path FROM places',
  );

  return {
    byId: (id: CardId): CardEntry | undefined => {
      const row = byId.first(id);
      return row && entryOfRow(row);
    },

    /** These cards, in this order; ids that no card has are left out. */
    byIds: (ids: readonly CardId[]): readonly CardEntry[] =>
      inGivenOrder.all(JSON.stringify(ids)).map(entryOfRow),

    /** The card with this id, or the only one whose id begins so. Throws `usage` otherwise. */
    named: (text: string): CardEntry => {
      const rows = text === '' ? [] : byPrefix.all(text, text);
      const exact = rows.find((row) => row.id === text);
      if (exact !== undefined) return entryOfRow(exact);
      const [row, other] = rows;
      if (row === undefined) throw unknownCard(text);
      if (other !== undefined || text.length < shortestPrefix) throw tooFewLetters(text, rows);
      return entryOfRow(row);
    },

    /** The cards that pass the filter, in the order of the notes. */
    list: (filter: CardFilter): readonly CardEntry[] => {
      const { deck, state = null, kind = null, leech, text = '', includeRetired } = filter;
      const wanted = comparable(text);
      const found: CardEntry[] = [];
      const flags = { leech: leech ? 1 : 0, retired: includeRetired ? 1 : 0 } as const;
      for (const row of inOrder.each({ state, kind, ...flags })) {
        if (deck !== undefined && !isWithinDeck(row.deck, deck)) continue;
        const entry = entryOfRow(row);
        if (wanted === '' || says(entry.card, wanted)) found.push(entry);
      }
      return found;
    },

    /** Every card as the statistics read it, retired ones too. */
    forStatistics: (): readonly StatsCard[] => {
      const nameOf = new Map(deckNames.all());
      const pathAt = new Map(paths.all().map(([number, path]) => [number, textList(path)]));
      const tagsOf = sharedLists();
      const found: StatsCard[] = [];
      for (const tuples of light(1, lastNumber.first()?.number ?? 0)) {
        for (const tuple of tuples) {
          const deck = nameOf.get(tuple[2]);
          const path = pathAt.get(tuple[3]);
          if (deck === undefined || path === undefined) continue;
          found.push(statsCard(tuple, deck, path, tagsOf(tuple[4])));
        }
      }
      return found;
    },
  };
}

function entryOfRow(row: EntryRow): CardEntry {
  return { card: cardOfRow(row), standing: standingOfRow(row) };
}

function statsCard(
  tuple: StatsTuple,
  deck: DeckName,
  path: readonly string[],
  tags: readonly string[],
): StatsCard {
  const [number, id, , , , question, retired, state, dueOn, intervalDays, suspended, buriedOn] =
    tuple;
  return {
    number,
    id,
    deck,
    path,
    tags,
    question,
    state,
    dueOn,
    intervalDays,
    suspended: suspended === 1,
    buriedOn,
    retired: retired === 1,
  };
}

function says({ face, path, tags }: Card, wanted: string): boolean {
  return [face.question, face.answer, ...path, ...tags].some((text) =>
    comparable(text).includes(wanted),
  );
}

export function unknownCard(text: string): EngramError {
  return new EngramError(
    'usage',
    `There is no card ${text}.`,
    'List the cards and their ids with: engram cards',
  );
}

function tooFewLetters(text: string, found: readonly EntryRow[]): EngramError {
  const ids = found.slice(0, 5).map((row) => row.id);
  const more = found.length > ids.length ? ' and more' : '';
  return new EngramError(
    'usage',
    `${text} is too short to name one card.`,
    `Give at least ${shortestPrefix} letters, and as many as tell it from others. Cards that begin so: ${ids.join(', ')}${more}.`,
  );
}
