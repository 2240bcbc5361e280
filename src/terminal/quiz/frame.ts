import {
  type ExamState,
  isOverview,
  type Sheet,
  sheetOnScreen,
  timeLeft,
} from '../../review/quiz/state.ts';
import { formatElapsed } from '../duration.ts';
import { renderMarkdown } from '../markdown.ts';
import { plural } from '../plural.ts';
import { choiceLetter } from '../review/choices.ts';
import { type Frame, fitted, type Parts } from '../review/fit.ts';
import { flow } from '../review/key-lines.ts';
import type { Theme } from '../theme.ts';
import { pad, wrapLines } from '../wrap.ts';
import { keyList } from './keys.ts';

/** What the person sees besides the exam itself. */
export interface QuizView {
  readonly state: ExamState;
  readonly now: number;
  /** The list of keys in place of the question. */
  readonly showsKeys: boolean;
  /** The first line that is shown; null before the person moved. */
  readonly scroll: number | null;
}

interface FrameOptions {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
}

/** Longer lines are hard to read. */
const maxWidth = 100;

/**
 * The screen of an exam: how far it has got, the question with its options, and the keys. No line
 * is as wide as `columns`, and there are fewer lines than `rows`.
 */
export function quizFrame(view: QuizView, options: FrameOptions): Frame {
  const width = Math.max(16, Math.min(maxWidth, options.columns - 1));
  return fitted(partsOf(view, width, options.theme), view.scroll, options);
}

function partsOf(view: QuizView, width: number, theme: Theme): Parts {
  const { state } = view;
  const bare = { top: [], focus: 0, toGoOn: '', keys: [] };
  if (view.showsKeys) {
    const bottom = ['', theme.muted('any key goes back')];
    return { ...bare, body: keyLines(width, theme), bottom };
  }
  const sheet = sheetOnScreen(state);
  const keys = flow(keysNow(state, sheet, theme), width, theme);
  return {
    ...bare,
    top: [...wrapLines(theme.muted(headline(state, view.now, theme)), width), ''],
    body:
      sheet === undefined ? overviewLines(state, width, theme) : sheetLines(sheet, width, theme),
    bottom: ['', ...keys],
    keys,
  };
}

/** How far the exam has got, and how much time is left. */
export function headline(state: ExamState, now: number, { glyphs }: Theme): string {
  const count = state.sheets.length;
  const left = timeLeft(state, now);
  return [
    isOverview(state) ? 'Overview' : `Question ${state.at + 1} of ${count}`,
    `${state.sheets.filter(({ answer }) => answer !== null).length} answered`,
    ...(left === null ? [] : [`${formatElapsed(left)} left`]),
  ].join(` ${glyphs.dot} `);
}

/** A question with its options, the one that was picked marked by a `>`. */
function sheetLines({ question, answer, marked }: Sheet, width: number, theme: Theme): string[] {
  const prompt = theme.question(renderMarkdown(question.prompt, { width, theme })).split('\n');
  const options = question.options.flatMap((option, index) => {
    const isPicked = index === answer;
    const lines = renderMarkdown(option, { width: width - 5, theme }).split('\n');
    return lines.map((line, part) => {
      const before = part === 0 ? `${isPicked ? '>' : ' '} ${choiceLetter(index)}) ` : '     ';
      return isPicked ? theme.strong(before + line) : before + line;
    });
  });
  const mark = marked ? ['', theme.notice('Marked for later.')] : [];
  return [...prompt, '', ...options, ...mark];
}

/** What is still open before the exam is handed in. */
export function overviewLines({ sheets }: ExamState, width: number, theme: Theme): string[] {
  const numbers = (passes: (sheet: Sheet) => boolean) =>
    sheets.flatMap((sheet, at) => (passes(sheet) ? [at + 1] : []));
  const named = (title: string, found: readonly number[]) =>
    found.length > 0 ? wrapLines(`${title}: ${found.join(', ')}`, width) : [];
  const unanswered = numbers(({ answer }) => answer === null);
  const answered = sheets.length - unanswered.length;
  return [
    theme.strong(`${answered} of ${plural(sheets.length, 'question')} answered.`),
    ...named('Not answered', unanswered),
    ...named(
      'Marked for later',
      numbers(({ marked }) => marked),
    ),
  ];
}

function keysNow(state: ExamState, sheet: Sheet | undefined, theme: Theme): string[] {
  const key = (name: string, does: string) => `${theme.key(name)} ${does}`;
  if (sheet === undefined) {
    return [key('Enter', 'hands in'), key('left', 'back'), key('Tab', 'what is open')];
  }
  const last = choiceLetter(sheet.question.options.length - 1);
  const isLast = state.at === state.sheets.length - 1;
  return [
    key(`a-${last}`, 'answer'),
    key('Enter', isLast ? 'overview' : 'next'),
    key('left', 'back'),
    key('space', sheet.marked ? 'unmark' : 'mark'),
    key('q', 'hand in'),
    key('?', 'keys'),
  ];
}

function keyLines(width: number, theme: Theme): string[] {
  const longest = Math.max(...keyList.map(([keys]) => keys.length));
  const column = Math.min(14, longest, Math.max(6, Math.floor(width / 3)));
  return keyList.flatMap(([keys, meaning]) => {
    const names = wrapLines(keys, column);
    const texts = wrapLines(meaning, width - column - 2);
    return Array.from({ length: Math.max(names.length, texts.length) }, (_, line) =>
      `${theme.key(pad(names[line] ?? '', column))}  ${texts[line] ?? ''}`.trimEnd(),
    );
  });
}
