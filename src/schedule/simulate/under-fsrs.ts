import { FSRSAlgorithm } from 'ts-fsrs';
import { addDays } from '../../day.ts';
import { fsrs } from '../fsrs.ts';
import { defaultFsrsParameters } from '../fsrs-parameters.ts';
import { maximumIntervalDays } from '../scheduler.ts';
import type { SampledCard } from './sample.ts';
import type { Known } from './study-card.ts';

/**
 * The same cards, planned by FSRS: those that were answered before fall due when their recall has
 * fallen to the desired retention, as they would on the day of a change to it.
 */
export function underFsrs(
  cards: readonly SampledCard[],
  settings: { readonly parameters: readonly number[] | null; readonly desiredRetention: number },
): readonly SampledCard[] {
  const scheduler = fsrs({ ...settings, fuzz: true });
  const algorithm = new FSRSAlgorithm({
    w: [...(settings.parameters ?? defaultFsrsParameters)],
    request_retention: settings.desiredRetention,
    maximum_interval: maximumIntervalDays,
    enable_fuzz: false,
  });
  const replanned = ({ schedule, memory }: Known): Known => {
    const { stability, difficulty } = memory;
    const intervalDays = algorithm.next_interval(stability, 0);
    return {
      memory,
      schedule: {
        ...schedule,
        intervalDays,
        memory: { scheduler: 'fsrs', stability, difficulty },
        dueOn: addDays(memory.lastDay, intervalDays),
      },
    };
  };
  return cards.map(({ card, standsFor }) => {
    const known = card.known === null ? null : replanned(card.known);
    return { card: { ...card, scheduler, known }, standsFor };
  });
}
