import type { Grade } from '../../grade.ts';
import { suggestedGrade } from '../../review/attempt.ts';
import type { KeyMap } from '../../review/key-bindings.ts';
import { progress } from '../../review/progress.ts';
import { currentCard, type SessionCard, type SessionState } from '../../review/state.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { answerLines, questionLines, remarkLines } from './card-lines.ts';
import { choiceLetter } from './choices.ts';
import { type Frame, fitted, type Parts } from './fit.ts';
import { heading } from './heading.ts';
import {
  anyKey,
  flow,
  gradeKeys,
  type Intervals,
  intervalsToShow,
  keysPage,
  otherKeys,
  suggestionKey,
  typingLines,
} from './key-lines.ts';

/** What stands in the place of the card, or of the usual keys. */
export type Overlay =
  | { readonly type: 'keys' }
  /** A page about the card or the collection: lines that are safe to show. */
  | { readonly type: 'page'; readonly lines: readonly string[]; readonly focus: number }
  /** The line on which the reason of a flag is typed. */
  | { readonly type: 'flag'; readonly text: string };

/** What the person sees besides the session itself. */
export interface ReviewView {
  readonly state: SessionState;
  /** What the last key did, in a sentence; empty when there is nothing to say. */
  readonly notice: string;
  readonly overlay: Overlay | null;
  /** The answer as far as it is typed; null while keys are commands all the same. */
  readonly typed: string | null;
  /** The first line of the card that is shown; null before the person moved through it. */
  readonly scroll: number | null;
}

export interface FrameOptions {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  readonly keys: KeyMap;
  readonly intervals: (item: SessionCard) => Intervals;
  /** Milliseconds that a card takes this person; null when nothing is known. */
  readonly msPerCard: number | null;
}

/** Longer lines are hard to read. */
const maxWidth = 100;

/** The grade that space gives where nothing else is suggested. */
const usualGrade: Grade = 4;

/** The grade that space gives now. */
export function gradeOfSpace(state: SessionState): Grade {
  const item = currentCard(state);
  if (item === undefined) return usualGrade;
  return suggestedGrade(item.card.face, state.attempt) ?? usualGrade;
}

/**
 * The screen of a session: where the card comes from, how far the session has got, the card, and
 * the keys. No line is as wide as `columns`, and there are fewer lines than `rows`; a card that is
 * longer is shown in part.
 */
export function reviewFrame(view: ReviewView, options: FrameOptions): Frame {
  const { theme } = options;
  const width = Math.max(16, Math.min(maxWidth, options.columns - 1));
  if (view.overlay?.type === 'keys') {
    const body = keysPage(width, options.keys, theme);
    return fitted({ ...nothing, body, bottom: ['', anyKey(theme)] }, view.scroll, options);
  }
  if (view.overlay?.type === 'page') {
    const { lines, focus } = view.overlay;
    const body = lines.flatMap((line) => (line === '' ? [''] : wrapLines(line, width)));
    const parts = { ...nothing, body, focus, bottom: ['', anyKey(theme)] };
    return fitted(parts, view.scroll, options);
  }
  const item = currentCard(view.state);
  if (item === undefined) return fitted(nothing, null, options);
  const draw = (spaceGoesOn: boolean) =>
    fitted(cardPage(view, item, { ...options, width, spaceGoesOn }), view.scroll, options);
  const frame = draw(false);
  return view.state.shown && frame.below > 0 ? draw(true) : frame;
}

const nothing: Parts = { top: [], body: [], focus: 0, toGoOn: '', bottom: [], keys: [] };

interface PageOptions extends FrameOptions {
  readonly width: number;
  /** Space goes on reading, so that it does not mean a grade yet. */
  readonly spaceGoesOn: boolean;
}

function cardPage(view: ReviewView, item: SessionCard, options: PageOptions): Parts {
  const { state } = view;
  const { theme, width } = options;
  const { attempt, shown } = state;
  const far = progress(state);
  const drawing = { width, theme, seed: state.askedAt };
  const question = questionLines(item.card, attempt, shown, drawing);
  const rule = theme.muted(theme.glyphs.rule.repeat(Math.min(width, 40)));
  const seen = answerLines(item.card, attempt, shown, drawing);
  const remarks = shown ? remarkLines(item.card, item.standing, drawing) : [];
  const answer = seen.length + remarks.length > 0 ? ['', rule, '', ...seen, ...remarks] : [];
  const typing = typingNow(view);
  const keys =
    typing === null
      ? flow(keysNow(state, item, options), width, theme)
      : typingLines(typing, width, theme);
  return {
    top: [...heading(item, far, width, theme, options.msPerCard), ''],
    body: [...question, ...answer],
    focus: answer.length > 0 ? question.length + 1 : 0,
    toGoOn: options.spaceGoesOn ? ' (space goes on)' : '',
    bottom: [
      '',
      ...(view.notice === '' ? [] : wrapLines(theme.muted(safeLine(view.notice)), width)),
      ...keys,
      ...(typing === null ? flow(otherKeys(options.keys, theme), width, theme) : []),
    ],
    keys,
  };
}

/** The line that is being typed on; null where keys are commands. */
function typingNow({ overlay, state, typed }: ReviewView) {
  if (overlay?.type === 'flag') {
    return {
      label: 'Why flag it? ',
      text: overlay.text,
      keys: 'Enter flags it, Esc does not',
    };
  }
  return typed !== null && wantsTyping(state)
    ? { label: '> ', text: typed, keys: 'Enter shows the answer, Esc leads to the other keys' }
    : null;
}

/** Whether the answer of the card on the screen is to be typed. */
export function wantsTyping({ attempt, shown }: SessionState): boolean {
  return attempt.type === 'typed' && !shown;
}

function keysNow(state: SessionState, item: SessionCard, options: PageOptions): string[] {
  const { keys, theme, spaceGoesOn } = options;
  if (!state.shown) return keysBefore(state, item, options);
  const grades = gradeKeys(intervalsToShow(state, options.intervals(item)), keys, theme);
  const miss =
    state.attempt.type === 'items' ? [`${theme.key(keys.keyOf.miss)} missed the last`] : [];
  if (spaceGoesOn) return [...grades, ...miss];
  return [...grades, suggestionKey(gradeOfSpace(state), keys, theme), ...miss];
}

/** The keys while the answer, or a part of it, is still to be seen. */
function keysBefore(
  { attempt }: SessionState,
  { card }: SessionCard,
  { keys, theme }: PageOptions,
): string[] {
  const key = (command: 'show' | 'all' | 'miss') => theme.key(keys.keyOf[command]);
  if (attempt.type === 'items') {
    return attempt.revealed === 0
      ? [`${key('show')} shows the first item`, `${key('all')} all of them`]
      : [
          `${key('show')} shows the next item`,
          `${key('miss')} missed the last`,
          `${key('all')} all`,
        ];
  }
  if (attempt.type === 'choices' && card.face.kind === 'choice') {
    const last = choiceLetter(card.face.choices.length - 1);
    const several = card.face.choices.filter(({ correct }) => correct).length > 1;
    return [
      `${theme.key(`a-${last}`)} ${several ? 'pick, several are right' : 'answers'}`,
      `${key('show')} shows the answer`,
    ];
  }
  const typing = attempt.type === 'typed' ? [`${theme.key('esc')} type the answer`] : [];
  return [`${key('show')} shows the answer`, ...typing];
}
