import {
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import { type ExamState, isOverview, sheetOnScreen, stepExam } from '../../review/quiz/state.ts';
import type { Keypress } from '../review/keys.ts';
import type { TerminalKeeper } from '../terminal-state.ts';
import type { Theme } from '../theme.ts';
import { quizFrame } from './frame.ts';
import { type Command, commandOf, type Given } from './keys.ts';

export interface QuizPrompt {
  readonly exam: ExamState;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly theme: Theme;
  readonly terminal: TerminalKeeper;
}

export interface QuizResult {
  /** Has come to its end. */
  readonly state: ExamState;
  /** Whether it was Ctrl-C that ended it. */
  readonly interrupted: boolean;
}

/**
 * Takes a person through an exam, on a screen of its own on standard error. Needs a terminal.
 * Ctrl-C and Ctrl-D leave it with what was answered so far.
 */
export async function runQuiz(quiz: QuizPrompt): Promise<QuizResult> {
  const { terminal, theme, now } = quiz;
  let state = quiz.exam;
  const send = (input: Given): ExamState => {
    state = stepExam(state, { ...input, at: now() });
    return state;
  };
  terminal.openScreen();
  try {
    const config = { send, exam: () => state, now, theme, terminal };
    await prompt(config, { output: process.stderr, clearPromptOnDone: true });
    return { state, interrupted: false };
  } catch (error) {
    if (error instanceof ExitPromptError)
      return { state: send({ type: 'leave' }), interrupted: true };
    throw error;
  } finally {
    terminal.closeScreen();
  }
}

interface Config {
  readonly exam: () => ExamState;
  readonly send: (input: Given) => ExamState;
  readonly now: () => number;
  readonly theme: Theme;
  readonly terminal: TerminalKeeper;
}

const hideCursor = '\x1b[?25l';

const prompt = createPrompt<null, Config>((config, done) => {
  const { terminal, theme } = config;
  const [showsKeys, setShowsKeys] = useState(false);
  const [scroll, setScroll] = useState<number | null>(null);
  const [, setDrawn] = useState(0);
  const [isOpen, setOpen] = useState(false);
  // Keys that came together with the one before were typed at a page that nobody had seen yet.
  const ready = useRef(false);
  const readyAfterDrawing = () => {
    ready.current = false;
    setImmediate(() => {
      ready.current = true;
    });
  };

  const state = config.exam();
  const { columns, rows } = process.stderr;
  const view = { state, now: config.now(), showsKeys, scroll };
  const frame = quizFrame(view, { columns, rows, theme });

  const redraw = () => setDrawn((count) => count + 1);
  const send = (input: Given) => {
    const before = config.exam();
    const after = config.send(input);
    if (after.end !== null) return done(null);
    if (after.at !== before.at) {
      readyAfterDrawing();
      setScroll(null);
    }
    redraw();
  };

  const obey = (command: Command) => {
    switch (command.type) {
      case 'input':
        return send(command.input);
      case 'open':
        return send({ type: 'go', to: nextOpen(config.exam()) });
      case 'keys':
        return setShowsKeys(true);
      case 'scroll': {
        const by = command.by * (command.unit === 'page' ? Math.max(1, frame.page - 1) : 1);
        return setScroll(Math.max(0, frame.scroll + by));
      }
    }
  };

  useKeypress((key: Keypress, readline) => {
    readline.clearLine(0);
    if (!ready.current) return;
    const exam = config.exam();
    const options = sheetOnScreen(exam)?.question.options.length ?? 0;
    const command = commandOf(key, { options, overview: isOverview(exam) });
    if (showsKeys && command?.type !== 'scroll') setShowsKeys(false);
    else if (command !== undefined) obey(command);
  });

  useEffect((readline) => {
    const onResize = () => {
      terminal.clearScreen();
      redraw();
    };
    const onClose = () => send({ type: 'leave' });
    const onStop = () => terminal.suspend();
    process.stderr.on('resize', onResize);
    const stopResuming = terminal.onResume(redraw);
    readline.on('close', onClose);
    // Node's readline would stop only this process, and not restore the screen.
    readline.on('SIGTSTP', onStop);
    const clock =
      config.exam().endsAt === null ? undefined : setInterval(() => send({ type: 'tick' }), 1000);
    // What was typed before the first drawing is read, and dropped, while nothing is drawn yet.
    const opening = setImmediate(() => {
      ready.current = true;
      setOpen(true);
    });
    return () => {
      clearImmediate(opening);
      clearInterval(clock);
      process.stderr.removeListener('resize', onResize);
      stopResuming();
      readline.removeListener('SIGTSTP', onStop);
    };
  }, []);

  return (isOpen ? frame.lines.join('\n') : '') + hideCursor;
});

/** The next question that has no answer or is marked, from the beginning again after the last. */
function nextOpen({ sheets, at }: ExamState): number {
  const open = sheets.flatMap(({ answer, marked }, index) =>
    answer === null || marked ? [index] : [],
  );
  return open.find((index) => index > at) ?? open[0] ?? at;
}
