import type { CardId } from '../../card.ts';
import { type Grade, isPass } from '../../grade.ts';
import type { KeyMap } from '../../review/key-bindings.ts';
import { milestone } from '../../review/milestone.ts';
import { progress } from '../../review/progress.ts';
import { step } from '../../review/session.ts';
import {
  type Act,
  currentCard,
  type Report,
  type SessionCard,
  type SessionInput,
  type SessionState,
  type Undo,
} from '../../review/state.ts';
import type { ComingBack } from '../../schedule/preview.ts';
import { formatComingBack, gradeLabel, type Intervals } from './key-lines.ts';

/** How the store reports on an effect: with the time at which it did. */
export type StoreReport = Exclude<Report, { type: 'reloaded' }> & { readonly at: number };

/** Carries out an effect and reports on it; throws where nothing can be recorded any more. */
export type Perform = (effect: Act | Undo) => StoreReport;

/** A session after an input, and a sentence about what the input did. */
export interface Conducted {
  readonly state: SessionState;
  readonly notice: string;
  /** The card whose note is to be opened; the session waits for a report. */
  readonly edit: CardId | null;
  readonly finished: boolean;
}

interface World {
  readonly perform: Perform;
  readonly intervals: (item: SessionCard) => Intervals;
  readonly keys: KeyMap;
}

/**
 * Takes one input through the session: its effects are carried out in order, and each report goes
 * back into the session before the next state can be drawn.
 */
export function conduct(state: SessionState, input: SessionInput, world: World): Conducted {
  const before = currentCard(state);
  const promised = before === undefined ? undefined : world.intervals(before);
  const { drilling } = progress(state);
  let next = state;
  let notice = '';
  let edit: CardId | null = null;
  let finished = false;
  const inputs: SessionInput[] = [input];
  for (let given = inputs.shift(); given !== undefined; given = inputs.shift()) {
    const taken = step(next, given);
    next = taken.state;
    for (const effect of taken.effects) {
      if (effect.type === 'finish') finished = true;
      else if (effect.type === 'edit') edit = effect.cardId;
      else {
        const report = world.perform(effect);
        inputs.push(report);
        notice = noticeOf(effect, report, {
          promised: state.mode === 'cram' ? undefined : promised,
          drilling,
          last: state.acts.at(-1),
          keys: world.keys,
        });
      }
    }
  }
  const reached = input.type === 'grade' ? milestone(state, next) : null;
  return { state: next, notice: [notice, reached ?? ''].filter(Boolean).join(' '), edit, finished };
}

function noticeOf(
  effect: Act | Undo,
  report: StoreReport,
  {
    promised,
    drilling,
    last,
    keys,
  }: {
    readonly promised: Intervals | undefined;
    readonly drilling: boolean;
    readonly last: Act | undefined;
    readonly keys: KeyMap;
  },
): string {
  const { undo, quit } = keys.keyOf;
  if (report.type === 'refused') {
    if (effect.type === 'undo-earlier') return 'There is nothing to take back.';
    return `Not recorded: another program holds the database. Press the key again, or ${quit} to leave.`;
  }
  switch (effect.type) {
    case 'answer': {
      const isRepeated = report.type === 'recorded' && report.standing.drill !== null;
      const coming = promised?.[effect.grade];
      // In a drill, only a step of the day is news.
      const said = drilling && coming?.stepMs === null ? undefined : coming;
      const leech = report.type === 'recorded' && report.standing.leech ? ' It is a leech.' : '';
      return (
        answerNotice(effect.grade, isRepeated, said, keys) + (isPass(effect.grade) ? '' : leech)
      );
    }
    case 'suspend':
      return `Suspended: not asked again until it is resumed. ${undo} takes that back.`;
    case 'bury':
      return `Put off until tomorrow. ${undo} takes that back.`;
    case 'flag':
      return 'Flagged.';
    case 'undo':
      return `Taken back: ${last?.type === 'answer' ? gradeLabel(last.grade, keys) : last?.type}.`;
    case 'undo-earlier':
      return 'Taken back: what was done last before this session.';
  }
}

function answerNotice(
  grade: Grade,
  isRepeated: boolean,
  coming: ComingBack | undefined,
  keys: KeyMap,
): string {
  const label = gradeLabel(grade, keys);
  const parts = [
    coming === undefined || (coming.stepMs === null && coming.days < 1)
      ? ''
      : `due in ${formatComingBack(coming)}`,
    isRepeated && (coming === undefined || coming.stepMs === null)
      ? 'asked again at the end of this session'
      : '',
  ].filter((text) => text !== '');
  return parts.length === 0 ? `${label}.` : `${label}: ${parts.join(', ')}.`;
}
