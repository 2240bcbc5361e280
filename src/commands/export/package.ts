import { apkg } from '../../export/apkg/apkg.ts';
import type { CardEntry } from '../../store/cards.ts';
import type { Context } from '../context.ts';

/** Cards and their history as a package for Anki. */
export function packageOf(cards: readonly CardEntry[], context: Context): Iterable<Uint8Array> {
  return apkg({
    cards,
    answers: () => context.store().answers.forExport(),
    at: context.clock.now(),
    today: context.today,
    dayStartHour: context.settings.dayStartHour,
    offsetMinutes: context.clock.offsetMinutes,
  });
}
