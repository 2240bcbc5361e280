import { apkg } from '../../../src/export/apkg/apkg.ts';
import type { Packed, PackedAnswer, PackedCard } from '../../../src/export/apkg/packed.ts';
import type { StoredCard } from '../../../src/notes/import-plan.ts';
import { newStanding, type Scheduled, type Standing } from '../../../src/standing.ts';
import { storedCard } from '../../store/fixture.ts';
import { firstDay, stamp } from '../../store/stamps.ts';
import { type Collection, readPackage } from './read-package.ts';

/** When packages are made in these tests: noon of the first day, and study days begin at four. */
export const now = stamp(0);
export const today = firstDay;

export function packedCard(
  id: string,
  { card, standing }: { card?: Partial<StoredCard>; standing?: Partial<Standing> } = {},
): PackedCard {
  return {
    card: { ...storedCard(id, card), retired: false },
    standing: { ...newStanding, ...standing },
  };
}

/** The schedule of a card in review, due in six days, unless something else is said. */
export function scheduled(change: Partial<Scheduled> = {}): Scheduled {
  return {
    state: 'review',
    dueOn: stamp(6).day,
    intervalDays: 6,
    memory: { scheduler: 'sm2', ease100: 236 },
    repetitions: 2,
    lapses: 1,
    lastDay: today,
    lastAt: now.at,
    ...change,
  };
}

export function packageOf(
  cards: readonly PackedCard[],
  answers: readonly PackedAnswer[] = [],
  change: Partial<Packed> = {},
): Collection {
  const packed: Packed = {
    cards,
    answers: () => answers,
    at: now.at,
    today,
    dayStartHour: 4,
    offsetMinutes: () => 0,
    ...change,
  };
  return readPackage(Buffer.concat([...apkg(packed)]));
}
