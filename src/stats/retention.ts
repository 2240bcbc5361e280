import { type Day, daysBetween } from '../day.ts';
import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';
import { noRecall, type RecallTally, retention, retentionRange, tallied } from './recall.ts';

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
export function collectRetention(today: Day): Collector<Reading, Retention> {
  let overall = noRecall;
  let young = noRecall;
  let mature = noRecall;
  let last30Days = noRecall;
  return {
    add({ answer, recall }) {
      if (recall === null) return;
      overall = tallied(overall, recall);
      if (recall.maturity === 'young') young = tallied(young, recall);
      if (recall.maturity === 'mature') mature = tallied(mature, recall);
      const daysAgo = daysBetween(answer.day, today);
      if (daysAgo >= 0 && daysAgo < 30) last30Days = tallied(last30Days, recall);
    },
    result() {
      const tallies = { overall, young, mature, last30Days };
      return {
        ...each(tallies, retention),
        counted: each(tallies, (tally) => tally.counted),
        passed: each(tallies, (tally) => tally.passed),
        range95: each(tallies, retentionRange),
      };
    },
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
