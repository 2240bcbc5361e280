import { currentCard, type SessionInput, type SessionState } from '../../review/state.ts';
import { type LineReader, readLines } from '../line-reader.ts';
import { safeLine } from '../safe-text.ts';
import { wrapLines } from '../wrap.ts';
import { offeredChoices } from './attempt-lines.ts';
import { conduct } from './conduct.ts';
import { gradeOfSpace, wantsTyping } from './frame.ts';
import type { Command } from './keys.ts';
import { askedLines, changedLines, type PlainDrawing, wholeCard } from './plain-card.ts';
import { afterColon, commandOfLine } from './plain-input.ts';
import { plainKeyList, whatToType } from './plain-keys.ts';
import type { ReviewPrompt, ReviewResult } from './review-prompt.ts';

/** Longer lines are hard to read. */
const maxWidth = 100;

/**
 * Takes a person through a session as `runReview` does, for screen readers and terminals that can
 * do nothing but print: line after line on standard error, without an escape sequence where the
 * theme has none, and answered by lines. Rejects with the error of `perform` when an effect cannot
 * be carried out.
 */
export async function runPlainReview(review: ReviewPrompt): Promise<ReviewResult> {
  const reader = readLines(review.terminal);
  const stopResuming = review.terminal.onResume(() => process.stderr.write(marker));
  try {
    return await converse(review, reader);
  } finally {
    stopResuming();
    reader.close();
  }
}

/** Where something is to be typed. */
const marker = '> ';

/** What came of a line: the session as it is then, and what is to be said. */
interface Turn {
  readonly state: SessionState;
  readonly lines: readonly string[];
  readonly end?: ReviewResult['end'];
}

async function converse(review: ReviewPrompt, reader: LineReader): Promise<ReviewResult> {
  let state = review.session;
  const first = currentCard(state);
  if (first !== undefined) say(askedLines(state, first, drawingOf(review)));
  for (;;) {
    const item = currentCard(state);
    const heard = await ask(item === undefined ? '' : whatToType(state, item, review), reader);
    if (heard.type !== 'line') return { state, end: heard.type };
    const turn = await obey(review, state, heard.text, reader);
    state = turn.state;
    say(turn.lines);
    if (turn.end !== undefined) return { state, end: turn.end };
  }
}

function say(lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}

/** Says what can be typed, and hears what is. */
async function ask(text: string, reader: LineReader) {
  const heard = await reader.next(() => {
    say(['', ...wrapLines(text, widthNow())]);
    process.stderr.write(marker);
  });
  // The line on which nothing was typed is still open.
  if (heard.type !== 'line') say(['']);
  return heard;
}

function widthNow(): number {
  return Math.max(16, Math.min(maxWidth, (process.stderr.columns || 80) - 1));
}

function drawingOf({ theme, msPerCard }: ReviewPrompt): PlainDrawing {
  return { width: widthNow(), theme, msPerCard };
}

async function obey(
  review: ReviewPrompt,
  state: SessionState,
  line: string,
  reader: LineReader,
): Promise<Turn> {
  const asCommand = afterColon(line);
  if (wantsTyping(state) && asCommand === undefined) {
    return send(review, state, { type: 'submit', text: line.trim(), at: review.now() });
  }
  const item = currentCard(state);
  const seen = {
    shown: state.shown,
    below: 0,
    choices: state.shown || item?.card.face.kind !== 'choice' ? 0 : item.card.face.choices.length,
    suggested: gradeOfSpace(state),
  };
  const command = commandOfLine(asCommand ?? line, seen, review.keys);
  if (command === undefined) {
    const known = `${review.keys.keyOf.keys} lists what can be typed.`;
    return { state, lines: sentence(`There is no command ${line.trim()}. ${known}`) };
  }
  return follow(review, state, command, reader);
}

async function follow(
  review: ReviewPrompt,
  state: SessionState,
  command: Command,
  reader: LineReader,
): Promise<Turn> {
  const at = review.now();
  const item = currentCard(state);
  if (item === undefined) return { state, lines: [], end: 'finished' };
  switch (command.type) {
    case 'pick': {
      const offered = offeredChoices(item.card.face, state.askedAt)[command.place];
      if (offered === undefined) return { state, lines: [] };
      return send(review, state, { type: 'pick', choice: offered.index, at });
    }
    case 'grade':
      return send(review, state, { type: 'grade', grade: command.grade, at });
    case 'flag': {
      const reason = await ask('Why flag it? Enter alone gives no reason.', reader);
      if (reason.type !== 'line') return { state, lines: [], end: reason.type };
      return send(review, state, { type: 'flag', reason: reason.text.trim(), at: review.now() });
    }
    case 'context':
      return { state, lines: wrapped(review.context(item).lines) };
    case 'leeches':
      return { state, lines: wrapped(review.leeches().lines) };
    case 'keys':
      return { state, lines: wrapped(plainKeyList(review.keys)) };
    case 'scroll':
      return { state, lines: ['', ...wholeCard(state, item, drawingOf(review))] };
    default:
      return send(review, state, { type: command.type, at });
  }
}

/** Takes an input through the session, and the note of the card through the editor if that is asked. */
function send(
  review: ReviewPrompt,
  state: SessionState,
  input: SessionInput,
): Turn | Promise<Turn> {
  const { state: next, notice, edit, finished } = conduct(state, input, review);
  if (edit !== null) return openNote(review, next, edit);
  const lines = [...sentence(notice), ...newLines(review, state, next)];
  if (!finished) return { state: next, lines };
  return { state: next, lines, end: input.type === 'quit' ? 'left' : 'finished' };
}

async function openNote(
  review: ReviewPrompt,
  state: SessionState,
  id: Parameters<ReviewPrompt['edit']>[1],
): Promise<Turn> {
  const { cards, notice } = await review.terminal.lend(() => review.edit(state, id));
  const conducted = conduct(state, { type: 'reloaded', cards, at: review.now() }, review);
  const item = currentCard(conducted.state);
  const card =
    item === undefined ? [] : ['', ...wholeCard(conducted.state, item, drawingOf(review))];
  const lines = [...sentence(notice), ...card];
  return { state: conducted.state, lines, ...(conducted.finished ? { end: 'finished' } : {}) };
}

/** What an input brought to light: another card, or more of the one that is asked. */
function newLines(
  review: ReviewPrompt,
  before: SessionState,
  after: SessionState,
): readonly string[] {
  const item = currentCard(after);
  if (item === undefined) return [];
  const isSame = after.current === before.current && after.askedAt === before.askedAt;
  return isSame
    ? changedLines(before, after, item, drawingOf(review))
    : ['', ...askedLines(after, item, drawingOf(review))];
}

function sentence(text: string): string[] {
  return text === '' ? [] : wrapLines(safeLine(text), widthNow());
}

function wrapped(lines: readonly string[]): string[] {
  return lines.flatMap((line) => wrapLines(line, widthNow()));
}
