import { type Grade, type GradeButton, gradeButtonNames, gradeButtons } from '../../grade.ts';
import { progress } from '../../review/progress.ts';
import { step } from '../../review/session.ts';
import {
  type Act,
  currentCard,
  type Effect,
  type SessionCard,
  type SessionInput,
  type SessionState,
  type Undo,
} from '../../review/state.ts';
import { formatInterval } from '../duration.ts';
import { buttonLabels, type Intervals } from './key-lines.ts';

/** How the store reports on an effect. */
export type Report = Extract<SessionInput, { type: 'recorded' | 'refused' }>;

/** Carries out an effect and reports on it; throws where nothing can be recorded any more. */
export type Perform = (effect: Act | Undo) => Report;

/** A session after an input, and a sentence about what the input did. */
export interface Conducted {
  readonly state: SessionState;
  readonly notice: string;
  readonly finished: boolean;
}

/**
 * Takes one input through the session: its effects are carried out in order, and each report goes
 * back into the session before the next state can be drawn.
 */
export function conduct(
  state: SessionState,
  input: SessionInput,
  world: { readonly perform: Perform; readonly intervals: (item: SessionCard) => Intervals },
): Conducted {
  const before = currentCard(state);
  const promised = before === undefined ? undefined : world.intervals(before);
  const drilling = progress(state).drilling;
  let next = state;
  let notice = '';
  let finished = false;
  const inputs: SessionInput[] = [input];
  for (let given = inputs.shift(); given !== undefined; given = inputs.shift()) {
    const taken = step(next, given);
    next = taken.state;
    for (const effect of taken.effects) {
      if (effect.type === 'finish') {
        finished = true;
        continue;
      }
      const report = world.perform(effect);
      inputs.push(report);
      const last = state.acts.at(-1);
      notice =
        report.type === 'refused'
          ? refusal
          : noticeOf(effect, report, { drilling, promised, last });
    }
  }
  return { state: next, notice: notice === '' ? nothingDone(input) : notice, finished };
}

const refusal =
  'Not recorded: another program holds the database. Press the key again, or q to leave.';

function nothingDone(input: SessionInput): string {
  return input.type === 'undo' ? 'There is nothing to take back.' : '';
}

function noticeOf(
  effect: Exclude<Effect, { type: 'finish' }>,
  { standing }: Extract<Report, { type: 'recorded' }>,
  {
    drilling,
    promised,
    last,
  }: {
    readonly drilling: boolean;
    readonly promised: Intervals | undefined;
    readonly last: Act | undefined;
  },
): string {
  switch (effect.type) {
    case 'answer':
      return answerNotice(effect.grade, standing.drill !== null, drilling ? undefined : promised);
    case 'suspend':
      return 'Suspended: not asked again until it is resumed. u takes that back.';
    case 'bury':
      return 'Put off until tomorrow. u takes that back.';
    case 'flag':
      return 'Flagged.';
    case 'undo':
      return `Taken back: ${last?.type === 'answer' ? labelOf(last.grade) : last?.type}.`;
  }
}

function answerNotice(grade: Grade, isRepeated: boolean, promised: Intervals | undefined): string {
  const button = buttonOf(grade);
  const again = isRepeated ? 'asked again at the end of this session' : '';
  const due = button === undefined ? '' : dueIn(button, promised);
  const after = [due, again].filter((text) => text !== '').join(', ');
  return after === '' ? `${labelOf(grade)}.` : `${labelOf(grade)}: ${after}.`;
}

function buttonOf(grade: Grade): GradeButton | undefined {
  return gradeButtonNames.find((name) => gradeButtons[name] === grade);
}

function labelOf(grade: Grade): string {
  const button = buttonOf(grade);
  return button === undefined ? `Grade ${grade}` : buttonLabels[button];
}

function dueIn(button: GradeButton, promised: Intervals | undefined): string {
  const days = promised?.[button] ?? 0;
  return days < 1 ? '' : `due in ${formatInterval(days)}`;
}
