import type { Question } from './exam.ts';

/** What has become of one question so far. */
export interface Sheet {
  readonly question: Question;
  /** The option that was picked: an index. */
  readonly answer: number | null;
  /** To be looked at again before the end. */
  readonly marked: boolean;
  /** How long it was on the screen, all visits together, in milliseconds. */
  readonly timeMs: number;
}

/**
 * How an exam came to its end: handed in by the person, cut off when the time was up, or left,
 * with only what was answered until then.
 */
export type ExamEnd = 'handed-in' | 'time-up' | 'left';

export interface ExamState {
  readonly sheets: readonly Sheet[];
  /** The question on the screen; one past the last is the overview before handing in. */
  readonly at: number;
  readonly startedAt: number;
  /** When what is on the screen came on it. */
  readonly shownAt: number;
  /** When the time is up; null where there is no limit. */
  readonly endsAt: number | null;
  readonly end: ExamEnd | null;
}

/** Something done at `at`, in milliseconds; `tick` is nothing but the time going by. */
export type ExamInput = { readonly at: number } & (
  | { readonly type: 'answer'; readonly option: number }
  | { readonly type: 'mark' | 'next' | 'previous' | 'tick' | 'leave' }
  /** From a question to the overview, and from there to the end. */
  | { readonly type: 'hand-in' }
  /** To a question, counted from 0. */
  | { readonly type: 'go'; readonly to: number }
);

/** Begins an exam; `minutes` is how long it may take. There must be a question. */
export function startExam(
  questions: readonly Question[],
  at: number,
  minutes: number | null = null,
): ExamState {
  return {
    sheets: questions.map((question) => ({ question, answer: null, marked: false, timeMs: 0 })),
    at: 0,
    startedAt: at,
    shownAt: at,
    endsAt: minutes === null ? null : at + minutes * 60_000,
    end: null,
  };
}

/** The state after an input. Nothing counts that comes when the time is up, or after the end. */
export function stepExam(state: ExamState, input: ExamInput): ExamState {
  if (state.end !== null) return state;
  if (state.endsAt !== null && input.at >= state.endsAt) {
    return ended(state, state.endsAt, 'time-up');
  }
  switch (input.type) {
    case 'tick':
      return state;
    case 'answer': {
      const offered = sheetOnScreen(state)?.question.options.length ?? 0;
      if (!Number.isInteger(input.option) || input.option < 0 || input.option >= offered) {
        return state;
      }
      return changed(state, (sheet) => ({ ...sheet, answer: input.option }));
    }
    case 'mark':
      return changed(state, (sheet) => ({ ...sheet, marked: !sheet.marked }));
    case 'next':
      return turned(state, input.at, state.at + 1);
    case 'previous':
      return turned(state, input.at, state.at - 1);
    case 'go':
      return turned(state, input.at, input.to);
    case 'hand-in':
      return isOverview(state)
        ? ended(state, input.at, 'handed-in')
        : turned(state, input.at, state.sheets.length);
    case 'leave':
      return ended(state, input.at, 'left');
  }
}

/** The question on the screen; undefined in the overview. */
export function sheetOnScreen(state: ExamState): Sheet | undefined {
  return state.sheets[state.at];
}

/** Whether the overview is on the screen, from which the exam is handed in. */
export function isOverview(state: ExamState): boolean {
  return state.at === state.sheets.length;
}

/** The milliseconds that are left at `now`; null without a limit. */
export function timeLeft({ endsAt }: ExamState, now: number): number | null {
  return endsAt === null ? null : Math.max(0, endsAt - now);
}

function changed(state: ExamState, change: (sheet: Sheet) => Sheet): ExamState {
  const sheets = state.sheets.map((sheet, at) => (at === state.at ? change(sheet) : sheet));
  return { ...state, sheets };
}

/** Turns to another page, if there is one; the time spent on this one is noted. */
function turned(state: ExamState, now: number, to: number): ExamState {
  if (!Number.isInteger(to) || to < 0 || to > state.sheets.length || to === state.at) return state;
  return { ...timed(state, now), at: to };
}

function ended(state: ExamState, now: number, end: ExamEnd): ExamState {
  return { ...timed(state, now), end };
}

function timed(state: ExamState, now: number): ExamState {
  // A clock that was set back takes no time away.
  const spent = Math.max(0, now - state.shownAt);
  const noted = changed(state, (sheet) => ({ ...sheet, timeMs: sheet.timeMs + spent }));
  return { ...noted, shownAt: now };
}
