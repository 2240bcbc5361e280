import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf, expectSound } from '../found.ts';
import { chance, killAtRandom, share, timeout } from './killing.ts';
import { expectHealthy, expectTidy, leftIn, newPlace, stateOf, writeNotes } from './place.ts';
import { beginReview, timeOfReview } from './reviewing.ts';

test(
  'a review that is killed has kept every answer that it said was given',
  async () => {
    const { engram, keep, reset } = newPlace();
    writeNotes(engram, 10, 0);
    const notes = stateOf(join(engram.folder, 'notes'));
    await engram.ok('import', 'notes');
    keep();
    const timing = await timeOfReview(engram);
    let kept = expectSound(engram.database);
    let said: readonly (readonly [string, number])[] = [];
    await killAtRandom(
      'review',
      share(3),
      timing,
      (round) => {
        // Each session goes on with what the one before has left, as long as there are cards.
        if (round % 4 === 0) {
          reset();
          kept = [];
        }
        const grades = (turn: number) => (chance(`${round} ${turn}`) < 0.1 ? 1 : 3);
        // A day later, for there to be new cards again.
        const day = engram.at(new Date(Date.UTC(2026, 2, 3 + round)).toISOString());
        const { doomed, acknowledged } = beginReview(day, grades);
        return {
          ...doomed,
          ended: doomed.ended.finally(() => {
            said = acknowledged();
          }),
        };
      },
      () => {
        const left = leftIn(engram);
        contentOf(engram.database);
        const now = expectSound(engram.database);
        expect(now.slice(0, kept.length)).toEqual(kept);
        expect(now.slice(kept.length, kept.length + said.length)).toEqual(said);
        kept = now;
        expectTidy(engram);
        return left;
      },
    );
    expect(stateOf(join(engram.folder, 'notes'))).toEqual(notes);
    await expectHealthy(engram);
  },
  timeout,
);
