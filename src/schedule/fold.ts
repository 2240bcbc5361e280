import type { Day } from '../day.ts';
import type { AnswerEvent, Event, EventId } from '../event.ts';
import { newStanding, type Schedule, type Standing } from '../standing.ts';
import { afterAnswer } from './answer.ts';
import type { Rules } from './rules.ts';

/** Raised whenever the same events would give another standing, so that kept results are redone. */
export const foldVersion = 2;

/** An event that says something of the card itself, and not of another event. */
export type ChangeEvent = Exclude<Event, { readonly type: 'undo' }>;

/** What of such an event bears on the standing of its card: a log of millions is read no further. */
export type Bearing = Pick<ChangeEvent, 'cardId' | 'day' | 'at'> &
  (
    | Pick<AnswerEvent, 'type' | 'kind' | 'grade'>
    | { readonly type: 'suspend' | 'resume' | 'bury' | 'unflag' | 'reset' }
    | { readonly type: 'flag'; readonly reason: string }
    | { readonly type: 'revise'; readonly was: string; readonly now: string }
  );

/** The order of events, the same on every machine: by time, then device, then id. */
export function compareEvents(
  a: Pick<Event, 'at' | 'device' | 'id'>,
  b: Pick<Event, 'at' | 'device' | 'id'>,
): number {
  return a.at - b.at || compareText(a.device, b.device) || compareText(a.id, b.id);
}

/**
 * The standing of a card by the given rules from all of its events, in any order. What an `undo`
 * targets is left out; an undo is itself beyond undoing, and one whose target is not there does
 * nothing.
 */
export function fold(events: Iterable<Event>, rules: Rules): Standing {
  const changes: ChangeEvent[] = [];
  const undone = new Set<EventId>();
  for (const event of events) {
    if (event.type === 'undo') undone.add(event.target);
    else changes.push(event);
  }
  return changes
    .filter((event) => !undone.has(event.id))
    .sort(compareEvents)
    .reduce((standing, event) => apply(standing, event, rules), newStanding);
}

/**
 * The standing after one more event. It equals the full fold as long as the event comes after all
 * that the standing was made of; an event from another machine may not, and then all is folded.
 * What kind of answer an answer was is decided here again, since events that arrive later can
 * change it; only that it was practice (`cram`) is taken from the event.
 */
export function apply(standing: Standing, event: Bearing, rules: Rules): Standing {
  switch (event.type) {
    case 'answer':
      return afterAnswer(standing, event, event.kind === 'cram' ? 'cram' : 'review', rules);
    case 'suspend':
      return { ...standing, suspended: true };
    case 'resume':
      return { ...standing, suspended: false };
    case 'bury':
      return { ...standing, buriedOn: event.day };
    case 'flag':
      return { ...standing, flag: event.reason };
    case 'unflag':
      return { ...standing, flag: null };
    case 'reset':
      return { ...standing, schedule: newStanding.schedule, drill: null, leech: false };
    case 'revise':
      return {
        ...standing,
        schedule: dueBy(standing.schedule, event.day),
        // Asked again anyway, and that answer counts.
        drill: null,
        leech: false,
        revision: revisionAfter(standing.revision, event),
      };
  }
}

function dueBy(schedule: Schedule, day: Day): Schedule {
  return schedule.state === 'new' || schedule.dueOn <= day ? schedule : { ...schedule, dueOn: day };
}

/** Several edits before the card is shown are one change from what the person last saw. */
function revisionAfter(
  pending: Standing['revision'],
  { was, now }: { readonly was: string; readonly now: string },
): Standing['revision'] {
  const seen = pending?.was ?? was;
  return seen === now ? null : { was: seen, now };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
