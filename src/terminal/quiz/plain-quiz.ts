import { createInterface } from 'node:readline/promises';
import {
  type ExamState,
  isOverview,
  sheetOnScreen,
  stepExam,
  timeLeft,
} from '../../review/quiz/state.ts';
import { renderMarkdown } from '../markdown.ts';
import { choiceLetter } from '../review/choices.ts';
import type { Theme } from '../theme.ts';
import { headline, overviewLines } from './frame.ts';
import type { Given } from './keys.ts';
import type { QuizPrompt, QuizResult } from './quiz-prompt.ts';

/** Lines are not wrapped: a screen reader does that. */
const width = 10_000;

/**
 * Takes a person through an exam line by line, with nothing drawn twice: for screen readers and
 * for terminals that cannot do more. A letter answers and goes on; words do the rest.
 */
export async function runPlainQuiz(quiz: Omit<QuizPrompt, 'terminal'>): Promise<QuizResult> {
  const { theme, now } = quiz;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const left = new AbortController();
  let interrupted = false;
  lines.on('SIGINT', () => {
    interrupted = true;
    left.abort();
  });
  lines.on('close', () => left.abort());
  let state = quiz.exam;
  const send = (input: Given) => {
    state = stepExam(state, { ...input, at: now() });
  };
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  say(howTo);
  try {
    while (state.end === null) {
      say(`\n${pageText(state, now(), theme)}`);
      const line = await read(lines, left.signal, timeLeft(state, now()));
      if (left.signal.aborted) send({ type: 'leave' });
      else if (line === undefined) state = stepExam(state, { type: 'tick', at: state.endsAt ?? 0 });
      else if (!obey(line.trim().toLowerCase(), state, send)) say(howTo);
    }
  } finally {
    lines.close();
  }
  if (state.end === 'time-up') say('\nThe time is up.');
  return { state, interrupted };
}

const howTo =
  'Type the letter of an answer, or: next, back, mark, a number to go to, finish. Ctrl-C leaves.';

const words: ReadonlyMap<string, Given> = new Map([
  ['', { type: 'next' }],
  ['next', { type: 'next' }],
  ['back', { type: 'previous' }],
  ['mark', { type: 'mark' }],
  ['finish', { type: 'hand-in' }],
]);

/** Does what a line says; false where it says nothing that is known. */
function obey(line: string, state: ExamState, send: (input: Given) => void): boolean {
  const offered = sheetOnScreen(state)?.question.options.length ?? 0;
  const option = /^[a-h]$/u.test(line) ? line.charCodeAt(0) - 'a'.charCodeAt(0) : offered;
  if (option < offered) {
    send({ type: 'answer', option });
    send({ type: 'next' });
    return true;
  }
  if (/^\d{1,4}$/u.test(line)) {
    send({ type: 'go', to: Number(line) - 1 });
    return true;
  }
  const word = words.get(line);
  if (word !== undefined) send(word);
  return word !== undefined;
}

function pageText(state: ExamState, now: number, theme: Theme): string {
  const sheet = sheetOnScreen(state);
  const top = `${headline(state, now, theme)}.`;
  if (sheet === undefined || isOverview(state)) {
    const open = overviewLines(state, width, theme);
    return [top, ...open, 'Type finish to hand in, or a number to go back to.'].join('\n');
  }
  const { question, answer, marked } = sheet;
  const options = question.options.map(
    (option, index) =>
      `${choiceLetter(index)}) ${renderMarkdown(option, { width, theme })}${index === answer ? ' (your answer)' : ''}`,
  );
  const prompt = renderMarkdown(question.prompt, { width, theme });
  return [top, ...(marked ? ['Marked for later.'] : []), prompt, ...options].join('\n');
}

/** A line; undefined when the person left or the time is up. */
async function read(
  lines: ReturnType<typeof createInterface>,
  left: AbortSignal,
  ms: number | null,
): Promise<string | undefined> {
  const signal = ms === null ? left : AbortSignal.any([left, AbortSignal.timeout(ms)]);
  try {
    return await lines.question('> ', { signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
