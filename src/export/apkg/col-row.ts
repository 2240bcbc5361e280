import type { Calendar } from './calendar.ts';
import { deckOptions } from './deck-options.ts';
import type { Decks } from './decks.ts';
import { noteType, noteTypeId } from './note-type.ts';
import type { Packed } from './packed.ts';

/** The one row of Anki's `col`: what the collection is, and all that is not a note or a card. */
export function colColumns(
  { cards, at, dayStartHour }: Packed,
  {
    calendar,
    decks,
    tags,
  }: {
    readonly calendar: Calendar;
    readonly decks: Decks;
    readonly tags: ReadonlySet<string>;
  },
) {
  const conf = {
    // The second scheduler, whose days begin at a set hour.
    schedVer: 2,
    rollover: dayStartHour,
    creationOffset: calendar.minutesWest,
    nextPos: cards.length + 1,
    curModel: String(noteTypeId),
    curDeck: 1,
    activeDecks: [1],
    addToCur: true,
    collapseTime: 1200,
    dueCounts: true,
    estTimes: true,
    newSpread: 0,
    sortType: 'noteFld',
    sortBackwards: false,
    timeLim: 0,
  };
  return {
    crt: calendar.createdAt,
    mod: at,
    scm: at,
    conf: JSON.stringify(conf),
    models: JSON.stringify({ [noteTypeId]: noteType }),
    decks: JSON.stringify(decks.json),
    dconf: JSON.stringify(deckOptions),
    tags: JSON.stringify(Object.fromEntries([...tags].map((tag) => [tag, -1]))),
  };
}
