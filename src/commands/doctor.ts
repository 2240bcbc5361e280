import * as z from 'zod/mini';
import type { DoctorJson } from '../contract.ts';
import type { FailureKind } from '../errors.ts';
import { differencesOf } from '../schedule/differences.ts';
import type { Store } from '../store/store.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { backupAdvice } from './offer-backup.ts';
import { readOptions } from './options.ts';

const schema = z.object({ repair: z.optional(z.boolean()) });

/** A clock may be a little ahead of another without anything being wrong. */
const toleranceMs = 60_000;

/** Checks the file, and every schedule against the replay of its history; mends what is derived. */
export async function run(
  context: Context,
  _args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const { repair = false } = readOptions(schema, options);
  const store = context.store();
  const damage = [...store.quickCheck(), ...store.danglingRows()];
  const findings = damage.length > 0 ? nothingLookedFor : lookThrough(context, store);
  const isWrong =
    findings.schedules.length > 0 || findings.rollUps > 0 || findings.orphans.events > 0;
  const repaired = repair && isWrong;
  if (repaired) {
    store.transaction(() => {
      store.orphans.adopt();
      store.rebuildSchedules();
      // Last, for it counts the schedules too.
      store.rollUps.rebuild();
    });
  }
  const report: DoctorJson = { file: store.file, damage, ...findings, repaired };
  if (damage.length > 0) {
    const advice = await backupAdvice(context);
    context.print(report, () => describeDamage(report, advice).join('\n'));
    return 'refused-data';
  }
  context.print(report, () => describe(report).join('\n'));
  return isWrong && !repaired ? 'failed' : undefined;
}

type Findings = Omit<DoctorJson, 'file' | 'damage' | 'repaired'>;

const nothingLookedFor: Findings = {
  schedules: [],
  differences: [],
  rollUps: 0,
  orphans: { cards: 0, events: 0 },
  answersAhead: 0,
};

function lookThrough(context: Context, store: Store): Findings {
  const differing = [...store.verifySchedules()];
  return {
    schedules: differing.map(({ cardId }) => cardId),
    differences: differing.flatMap(({ cardId, kept, replayed }) =>
      differencesOf(kept, replayed).map((difference) => ({ cardId, ...difference })),
    ),
    rollUps: store.rollUps.differences(),
    orphans: store.orphans.count(),
    answersAhead: store.answers.countAfter(context.clock.now() + toleranceMs),
  };
}

/** So many differences are named; the JSON document has all. */
const mostNamed = 20;

function describeDamage({ file, damage }: DoctorJson, advice: string): readonly string[] {
  return [
    `${safeLine(file)}: damaged`,
    ...damage.map((line) => `  ${safeLine(line)}`),
    `Nothing was changed. ${safeLine(advice)}`,
  ];
}

function describe(report: DoctorJson): readonly string[] {
  const { file, differences, rollUps, orphans, answersAhead, repaired } = report;
  const unnamed = differences.length - mostNamed;
  return [
    `${safeLine(file)}: sound`,
    ...differences
      .slice(0, mostNamed)
      .map(({ cardId, field, kept, replayed }) =>
        safeLine(
          `  ${cardId} ${field}: ${kept ?? 'nothing'} is kept, the history gives ${replayed ?? 'nothing'}`,
        ),
      ),
    ...(unnamed > 0 ? [`  and ${unnamed} more: engram doctor --json`] : []),
    scheduleLine(report.schedules.length, repaired),
    ...(rollUps > 0 ? [rollUpLine(rollUps, repaired)] : []),
    ...(orphans.events > 0 ? [orphanLine(orphans, repaired)] : []),
    ...(answersAhead > 0
      ? [
          `Answers that lie in the future: ${answersAhead}. Is the clock right? They count as they are recorded.`,
        ]
      : []),
  ];
}

function scheduleLine(differences: number, repaired: boolean): string {
  if (differences === 0) return 'Every schedule equals the replay of its history.';
  return repaired
    ? `Not the replay of their history, and made again: ${plural(differences, 'schedule')}.`
    : `Not the replay of their history: ${plural(differences, 'schedule')}. Make them again with: engram doctor --repair`;
}

function rollUpLine(rows: number, repaired: boolean): string {
  return repaired
    ? `Counts that were not right, and made again: ${rows}.`
    : `Counts that are not right: ${rows}. Make them again with: engram doctor --repair`;
}

function orphanLine({ cards, events }: DoctorJson['orphans'], repaired: boolean): string {
  const what = `${plural(events, 'event')} of ${plural(cards, 'card')} that are gone`;
  return repaired
    ? `${what}: their history was kept, under retired cards.`
    : `${what}. Keep their history with: engram doctor --repair`;
}
