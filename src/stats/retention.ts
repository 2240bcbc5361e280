import { type Day, daysBetween } from '../day.ts';
import { retention, retentionRange, together } from './recall.ts';
import type { DayTally, RecallTally } from './tallies.ts';

interface ByMaturity<Value> {
  readonly overall: Value;
  readonly young: Value;
  readonly mature: Value;
  readonly last30Days: Value;
}

export interface Retention extends ByMaturity<number | null> {
  readonly counted: ByMaturity<number>;
  readonly passed: ByMaturity<number>;
  readonly range95: ByMaturity<[number, number] | null>;
}

/**
 * True retention: overall, of cards whose interval was under 21 days (`young`) or not (`mature`)
 * when they were asked, and of the 30 study days that end with `today`.
 */
export function retentionByMaturity(days: ReadonlyMap<Day, DayTally>, today: Day): Retention {
  const all = [...days];
  const lately = all.filter(([day]) => {
    const daysAgo = daysBetween(day, today);
    return daysAgo >= 0 && daysAgo < 30;
  });
  const tallies = {
    overall: together(all.map(([, { recall }]) => recall)),
    young: together(all.map(([, { young }]) => young)),
    mature: together(all.map(([, { mature }]) => mature)),
    last30Days: together(lately.map(([, { recall }]) => recall)),
  };
  return {
    ...each(tallies, retention),
    counted: each(tallies, ({ counted }) => counted),
    passed: each(tallies, ({ passed }) => passed),
    range95: each(tallies, retentionRange),
  };
}

function each<Value>(
  tallies: ByMaturity<RecallTally>,
  value: (tally: RecallTally) => Value,
): ByMaturity<Value> {
  return {
    overall: value(tallies.overall),
    young: value(tallies.young),
    mature: value(tallies.mature),
    last30Days: value(tallies.last30Days),
  };
}
