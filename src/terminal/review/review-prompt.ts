import {
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import type { CardId } from '../../card.ts';
import type { KeyMap } from '../../review/key-bindings.ts';
import {
  currentCard,
  type SessionCard,
  type SessionInput,
  type SessionState,
} from '../../review/state.ts';
import type { TerminalKeeper } from '../terminal-state.ts';
import type { Theme } from '../theme.ts';
import { offeredChoices } from './attempt-lines.ts';
import { type Conducted, conduct, type Perform } from './conduct.ts';
import {
  type FrameOptions,
  gradeOfSpace,
  type Overlay,
  type ReviewView,
  reviewFrame,
  wantsTyping,
} from './frame.ts';
import { type Command, commandOf, type Keypress } from './keys.ts';

/** A page that takes the place of the card: safe lines, and the one that has to be seen first. */
export type Page = Omit<Extract<Overlay, { type: 'page' }>, 'type'>;

/** The cards of a session after the note of one was edited, and a sentence on what came of it. */
export interface Edited {
  readonly cards: ReadonlyMap<CardId, SessionCard>;
  readonly notice: string;
}

export interface ReviewPrompt {
  readonly session: SessionState;
  readonly intervals: FrameOptions['intervals'];
  /** Called for each effect, one at a time, before the next state is drawn. */
  readonly perform: Perform;
  /** Opens the note of a card in an editor and reads it again. The terminal is the editor's then. */
  readonly edit: (state: SessionState, id: CardId) => Promise<Edited>;
  /** The note around a card. */
  readonly context: (item: SessionCard) => Page;
  readonly leeches: () => Page;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly keys: KeyMap;
  readonly msPerCard: number | null;
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
  const { terminal } = review;
  let state = review.session;
  const send: Config['send'] = (input) => {
    const conducted = conduct(state, { ...input, at: review.now() }, review);
    state = conducted.state;
    return conducted;
  };
  terminal.openScreen();
  try {
    const config: Config = { ...review, send, current: () => state };
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

interface Config extends ReviewPrompt {
  readonly current: () => SessionState;
  readonly send: (input: Given) => Conducted;
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
  const isLent = useRef(false);
  const readyAfterDrawing = () => {
    ready.current = false;
    setImmediate(() => {
      ready.current = true;
    });
  };

  const state = config.current();
  const frame = reviewFrame(
    { ...view, state },
    { ...config, columns: process.stderr.columns, rows: process.stderr.rows },
  );

  const send = (input: Given) => {
    try {
      const conducted = config.send(input);
      const staysPut = input.type === 'flag' || conducted.state.askedAt === state.askedAt;
      setView({ ...plainView(conducted.notice), scroll: staysPut ? keptScroll(input) : null });
      const { edit } = conducted;
      if (edit === null) readyAfterDrawing();
      // After this is drawn: while the terminal is lent, nothing may be.
      else setImmediate(() => void openNote(edit));
      if (conducted.finished) done({ end: input.type === 'quit' ? 'left' : 'finished' });
    } catch (error) {
      done({ end: 'failed', error });
    }
  };

  /** What was scrolled to stays in sight while the card does. */
  const keptScroll = (input: Given) =>
    input.type === 'flag' || input.type === 'miss' ? view.scroll : null;

  const openNote = async (id: CardId) => {
    ready.current = false;
    isLent.current = true;
    try {
      const { cards, notice } = await terminal.lend(() => config.edit(config.current(), id));
      // What was typed meanwhile comes in this turn; a key after the drawing is meant for it.
      await new Promise((turn) => setImmediate(turn));
      isLent.current = false;
      const conducted = config.send({ type: 'reloaded', cards });
      setView(plainView(notice));
      ready.current = true;
      if (conducted.finished) done({ end: 'finished' });
    } catch (error) {
      done({ end: 'failed', error });
    }
  };

  const showPage = (page: Page) =>
    setView({ ...view, overlay: { type: 'page', ...page }, scroll: null });

  const obey = (command: Command) => {
    const item = currentCard(state);
    switch (command.type) {
      case 'show':
      case 'show-all':
      case 'miss':
      case 'suspend':
      case 'bury':
      case 'edit':
      case 'undo':
      case 'quit':
        return send({ type: command.type });
      case 'grade':
        return send({ type: 'grade', grade: command.grade });
      case 'pick': {
        const offered = item && offeredChoices(item.card.face, state.askedAt)[command.place];
        return offered && send({ type: 'pick', choice: offered.index });
      }
      case 'flag':
        return setView({ ...view, overlay: { type: 'flag', text: '' } });
      case 'context':
        return item && showPage(config.context(item));
      case 'leeches':
        return showPage(config.leeches());
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
    // A key that follows Escape at once arrives with it, as if it had been typed with Alt.
    const isEscape = key.name === 'escape' || key.meta === true;
    const isEnter = key.name === 'return' || key.name === 'enter';
    if (overlay?.type === 'flag') {
      if (isEscape) setView({ ...view, overlay: null });
      else if (isEnter) send({ type: 'flag', reason: overlay.text.trim() });
      else setView({ ...view, overlay: { type: 'flag', text: typed } });
      return;
    }
    const canType = overlay === null && wantsTyping(state);
    if (canType && view.typed !== null && !isEscape) {
      // Enter has emptied the line by now.
      if (!isEnter) setView({ ...view, typed });
      else if (ready.current) send({ type: 'submit', text: view.typed.trim() });
      return;
    }
    readline.clearLine(0);
    if (canType && isEscape) {
      setView({ ...view, typed: view.typed === null ? '' : null });
      return;
    }
    if (!ready.current) return;
    const seen = {
      shown: state.shown,
      below: frame.below,
      choices: overlay === null ? choicesToPick(state) : 0,
      suggested: gradeOfSpace(state),
    };
    const command = commandOf(key, seen, config.keys);
    if (overlay !== null && command?.type !== 'scroll') {
      setView(plainView(view.notice));
    } else if (command !== undefined) {
      obey(command);
    }
  });

  useEffect((readline) => {
    const redraw = () => setDrawn((count) => count + 1);
    const onResize = () => {
      if (isLent.current) return;
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

/** How many choices of the card on the screen can be picked by their letters. */
function choicesToPick(state: SessionState): number {
  const face = currentCard(state)?.card.face;
  return state.shown || face?.kind !== 'choice' ? 0 : face.choices.length;
}

function plainView(notice: string): Omit<ReviewView, 'state'> {
  return { notice, overlay: null, typed: '', scroll: null };
}
