import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type DeckName, isAmong } from '../deck.ts';
import type { Candidate } from '../schedule/candidate.ts';
import { type AnsweredByDeck, budget, type DeckLimits, leftToday } from '../schedule/limits.ts';
import { groupColumn } from './card-row.ts';
import type { Connection } from './connection.ts';
import { type MemoryColumns, memoryOfColumns } from './memory-columns.ts';
import { isNew, isNotSuspended } from './schedule-row.ts';

export interface CandidateQuery {
  readonly today: Day;
  /** Only cards of these decks and of the decks inside them; of every deck when none is given. */
  readonly decks: readonly DeckName[];
  /** New cards are read as far as their limits can let them through. */
  readonly limits: DeckLimits;
  /** What was done today: in each deck, and of which groups. */
  readonly done: { readonly byDeck: AnsweredByDeck; readonly groups: ReadonlySet<string> };
}

/** More cards than one note can have. */
export const mostPerNote = 2 ** 20;

/** What is read of every card; with a hundred thousand of them, each column counts. */
interface CandidateRow {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly group_id: CardId;
  readonly path: string;
}

interface KnownRow extends CandidateRow, MemoryColumns {
  readonly state: 'learning' | 'review' | 'relearning';
  readonly due_on: Day;
  readonly interval_days: number;
  readonly last_day: Day;
  readonly drill_on: Day | null;
  readonly drill_at: number | null;
}

interface NewRow extends CandidateRow {
  readonly position: number;
}

/** The cards that could be asked today, as the queue reads them. */
export function queueCandidates(connection: Connection) {
  const columns = `cards.id, decks.name AS deck, ${groupColumn} AS group_id, path`;
  const placed = `CROSS JOIN decks ON decks.number = cards.deck
     CROSS JOIN places ON places.number = cards.place`;
  const known = connection.query<[{ today: Day }], KnownRow>(
    `SELECT ${columns}, state, due_on, interval_days, ease100, stability, difficulty, last_day,
       drill_on, drill_at
     FROM schedules CROSS JOIN cards ON cards.number = schedules.card
     ${placed}
     WHERE card IN (
       SELECT card FROM schedules INDEXED BY schedules_due
       WHERE state <> 'new' AND suspended = 0 AND due_on <= @today
       UNION SELECT card FROM schedules WHERE drill_on = @today)
       AND suspended = 0 AND retired_at IS NULL AND buried_on IS NOT @today`,
  );
  const newInNotes = connection.query<[], { note: number; deck: DeckName }>(
    `SELECT note, name AS deck
     FROM card_counts JOIN decks ON number = deck WHERE card_counts.new_cards > 0
     ORDER BY note, deck`,
  );
  const newOfNote = connection.query<[{ today: Day; note: number }], NewRow>(
    `SELECT ${columns}, note * ${mostPerNote} + note_order AS position
     FROM cards INDEXED BY cards_in_order ${placed}
     LEFT JOIN schedules ON schedules.card = cards.number
     WHERE note = @note AND ${isNew} AND ${isNotSuspended}
       AND retired_at IS NULL AND buried_on IS NOT @today
     ORDER BY note_order, cards.number`,
  );

  /** The notes with new cards, in their order, and the decks that these are in: mostly one. */
  function* notesWithNew(): Generator<{ note: number; decks: readonly DeckName[] }> {
    let note: number | undefined;
    let decks: DeckName[] = [];
    for (const row of newInNotes.each()) {
      if (note !== undefined && row.note !== note) {
        yield { note, decks };
        decks = [];
      }
      note = row.note;
      decks.push(row.deck);
    }
    if (note !== undefined) yield { note, decks };
  }

  /**
   * New cards in the order of the notes, until every limit is used up. A sibling of a card that
   * may be asked today uses up nothing: it is likely to step aside.
   */
  function* fresh(query: CandidateQuery, groups: ReadonlySet<string>): Generator<NewRow> {
    const { today, decks, limits, done } = query;
    const room = budget(leftToday('newPerDay', limits, done.byDeck));
    if (room.isSpent()) return;
    const given = new Set<CardId>();
    const stepsAside = (group: CardId): boolean =>
      done.groups.has(group) || groups.has(group) || given.has(group);
    for (const { note, decks: ofNote } of notesWithNew()) {
      const asked = ofNote.filter((deck) => isAmong(deck, decks));
      if (!asked.some(room.hasRoom)) continue;
      for (const row of newOfNote.each({ today, note })) {
        if (!asked.some(room.hasRoom)) break;
        if (!asked.includes(row.deck)) continue;
        yield row;
        if (stepsAside(row.group_id) || !room.hasRoom(row.deck)) continue;
        given.add(row.group_id);
        room.take(row.deck);
      }
      if (room.isSpent()) return;
    }
  }

  return (query: CandidateQuery): readonly Candidate[] => {
    const { today, decks } = query;
    const rows = known.all({ today }).filter((row) => isAmong(row.deck, decks));
    const groups = new Set(rows.map((row) => row.group_id));
    const candidates = rows.map((row) => knownCandidate(row, today));
    for (const row of fresh(query, groups)) candidates.push(newCandidate(row));
    return candidates;
  };
}

/** The heading that a card stands under, deck and path included: compared, never shown. */
export function sectionOf({ deck, path }: Pick<CandidateRow, 'deck' | 'path'>): string {
  return `${deck}\n${path}`;
}

function knownCandidate(row: KnownRow, today: Day): Candidate {
  const memory = memoryOfColumns(row);
  return {
    id: row.id,
    deck: row.deck,
    group: row.group_id,
    section: sectionOf(row),
    position: 0,
    drillToday: row.drill_on === today,
    askFrom: row.drill_on === today ? row.drill_at : null,
    schedule:
      memory === null
        ? { state: 'new' }
        : {
            state: row.state,
            dueOn: row.due_on,
            intervalDays: row.interval_days,
            memory,
            lastDay: row.last_day,
          },
  };
}

function newCandidate(row: NewRow): Candidate {
  return {
    id: row.id,
    deck: row.deck,
    group: row.group_id,
    section: sectionOf(row),
    position: row.position,
    drillToday: false,
    askFrom: null,
    schedule: { state: 'new' },
  };
}
