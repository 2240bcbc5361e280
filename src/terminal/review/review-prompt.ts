import {
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import type { SessionInput, SessionState } from '../../review/state.ts';
import type { TerminalKeeper } from '../terminal-state.ts';
import type { Theme } from '../theme.ts';
import { type Conducted, conduct, type Perform } from './conduct.ts';
import { type FrameOptions, type ReviewView, reviewFrame } from './frame.ts';
import { type Command, commandOf, type Keypress } from './keys.ts';

export interface ReviewPrompt {
  readonly session: SessionState;
  readonly intervals: FrameOptions['intervals'];
  /** Called for each effect, one at a time, before the next state is drawn. */
  readonly perform: Perform;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly theme: Theme;
  readonly terminal: TerminalKeeper;
}

export interface ReviewResult {
  readonly state: SessionState;
  /** `left` with `q` or Ctrl-D, `interrupted` with Ctrl-C; everything answered is recorded. */
  readonly end: 'finished' | 'left' | 'interrupted';
}

/**
 * Takes a person through a session, on a screen of its own on standard error. Needs a terminal:
 * see `requireTerminal`. Rejects with the error of `perform` when an effect cannot be carried out.
 */
export async function runReview(review: ReviewPrompt): Promise<ReviewResult> {
  const { terminal, theme, intervals } = review;
  let state = review.session;
  const send: Config['send'] = (input) => {
    const conducted = conduct(state, { ...input, at: review.now() }, review);
    state = conducted.state;
    return conducted;
  };
  terminal.openScreen();
  try {
    const config = { send, session: () => state, theme, intervals, terminal };
    const outcome = await prompt(config, { output: process.stderr, clearPromptOnDone: true });
    if (outcome.end === 'failed') throw outcome.error;
    return { state, end: outcome.end };
  } catch (error) {
    if (error instanceof ExitPromptError) return { state, end: 'interrupted' };
    throw error;
  } finally {
    terminal.closeScreen();
  }
}

/** An input without its time. */
type Given = SessionInput extends infer Input
  ? Input extends SessionInput
    ? Omit<Input, 'at'>
    : never
  : never;

interface Config {
  readonly session: () => SessionState;
  readonly send: (input: Given) => Conducted;
  readonly theme: Theme;
  readonly intervals: FrameOptions['intervals'];
  readonly terminal: TerminalKeeper;
}

type Outcome =
  | { readonly end: 'finished' | 'left' }
  | { readonly end: 'failed'; readonly error: unknown };

const hideCursor = '\x1b[?25l';

const prompt = createPrompt<Outcome, Config>((config, done) => {
  const { terminal } = config;
  const [view, setView] = useState<Omit<ReviewView, 'state'>>(plainView(''));
  const [, setDrawn] = useState(0);
  const [isOpen, setOpen] = useState(false);
  // Keys that came together with the one before were typed at a screen that nobody had seen yet.
  const ready = useRef(false);
  const readyAfterDrawing = () => {
    ready.current = false;
    setImmediate(() => {
      ready.current = true;
    });
  };

  const frame = reviewFrame(
    { ...view, state: config.session() },
    {
      columns: process.stderr.columns,
      rows: process.stderr.rows,
      theme: config.theme,
      intervals: config.intervals,
    },
  );

  const send = (input: Given) => {
    try {
      const { notice, finished } = config.send(input);
      readyAfterDrawing();
      // A flag leaves the card where it is.
      setView({ ...plainView(notice), scroll: input.type === 'flag' ? view.scroll : null });
      if (finished) done({ end: input.type === 'quit' ? 'left' : 'finished' });
    } catch (error) {
      done({ end: 'failed', error });
    }
  };

  const obey = (command: Command) => {
    switch (command.type) {
      case 'show':
      case 'suspend':
      case 'bury':
      case 'undo':
      case 'quit':
        return send({ type: command.type });
      case 'grade':
        return send({ type: 'grade', grade: command.grade });
      case 'flag':
        return setView({ ...view, overlay: { type: 'flag', text: '' } });
      case 'keys':
        return setView({ ...view, overlay: { type: 'keys' }, scroll: null });
      case 'scroll': {
        const by = command.by * (command.unit === 'page' ? Math.max(1, frame.page - 1) : 1);
        return setView({ ...view, scroll: Math.max(0, frame.scroll + by) });
      }
    }
  };

  useKeypress((key: Keypress, readline) => {
    const typed = readline.line;
    const { overlay } = view;
    if (overlay?.type === 'flag') {
      // A key that follows Escape at once arrives with it, as if it had been typed with Alt.
      if (key.name === 'escape' || key.meta === true) setView({ ...view, overlay: null });
      else if (key.name === 'return' || key.name === 'enter') {
        send({ type: 'flag', reason: overlay.text.trim() });
      } else setView({ ...view, overlay: { type: 'flag', text: typed } });
      return;
    }
    readline.clearLine(0);
    if (!ready.current) return;
    const command = commandOf(key, { shown: config.session().shown, below: frame.below });
    if (overlay?.type === 'keys' && command?.type !== 'scroll') {
      setView(plainView(view.notice));
    } else if (command !== undefined) {
      obey(command);
    }
  });

  useEffect((readline) => {
    const redraw = () => setDrawn((count) => count + 1);
    const onResize = () => {
      terminal.clearScreen();
      redraw();
    };
    const onClose = () => done({ end: 'left' });
    const onStop = () => terminal.suspend();
    process.stderr.on('resize', onResize);
    const stopResuming = terminal.onResume(redraw);
    readline.on('close', onClose);
    // Node's readline would stop only this process, and not restore the screen.
    readline.on('SIGTSTP', onStop);
    // What was typed before the first drawing is read, and dropped, while nothing is drawn yet.
    const opening = setImmediate(() => {
      ready.current = true;
      setOpen(true);
    });
    return () => {
      clearImmediate(opening);
      process.stderr.removeListener('resize', onResize);
      stopResuming();
      readline.removeListener('SIGTSTP', onStop);
    };
  }, []);

  return (isOpen ? frame.lines.join('\n') : '') + hideCursor;
});

function plainView(notice: string): Omit<ReviewView, 'state'> {
  return { notice, overlay: null, scroll: null };
}
