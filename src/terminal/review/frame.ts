import { type Progress, progress } from '../../review/progress.ts';
import { currentCard, type SessionCard, type SessionState } from '../../review/state.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { answerLines, questionLines } from './card-lines.ts';
import { type Frame, fitted, type Parts } from './fit.ts';
import { heading } from './heading.ts';
import {
  anyKey,
  flagLines,
  flow,
  gradeKeys,
  type Intervals,
  keysPage,
  otherKeys,
  showKey,
  spaceKey,
} from './key-lines.ts';

/** What the person sees besides the session itself. */
export interface ReviewView {
  readonly state: SessionState;
  /** What the last key did, in a sentence; empty when there is nothing to say. */
  readonly notice: string;
  /** The list of keys, or the line on which the reason of a flag is typed, in place of the usual keys. */
  readonly overlay:
    | null
    | { readonly type: 'keys' }
    | { readonly type: 'flag'; readonly text: string };
  /** The first line of the card that is shown; null before the person moved through it. */
  readonly scroll: number | null;
}

export interface FrameOptions {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  readonly intervals: (item: SessionCard) => Intervals;
}

/** Longer lines are hard to read. */
const maxWidth = 100;

/**
 * The screen of a session: where the card comes from, how far the session has got, the card, and
 * the keys. No line is as wide as `columns`, and there are fewer lines than `rows`; a card that is
 * longer is shown in part.
 */
export function reviewFrame(view: ReviewView, options: FrameOptions): Frame {
  const width = Math.max(16, Math.min(maxWidth, options.columns - 1));
  if (view.overlay?.type === 'keys') {
    const body = keysPage(width, options.theme);
    const parts = { ...nothing, body, bottom: ['', anyKey(options.theme)] };
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
  /** Space goes on reading, so that it does not mean Good yet. */
  readonly spaceGoesOn: boolean;
}

function cardPage(view: ReviewView, item: SessionCard, options: PageOptions): Parts {
  const { state } = view;
  const { theme, width } = options;
  const far = progress(state);
  const drawing = { width, theme, seed: state.askedAt };
  const question = questionLines(item.card, drawing);
  const rule = theme.muted(theme.glyphs.rule.repeat(Math.min(width, 40)));
  const answer = state.shown
    ? ['', rule, '', ...answerLines(item.card, item.standing, drawing)]
    : [];
  const keys =
    view.overlay?.type === 'flag'
      ? flagLines(view.overlay.text, width, theme)
      : flow(keysNow(state, far, item, options), width, theme);
  return {
    top: [...heading(item, far, width, theme), ''],
    body: [...question, ...answer],
    focus: state.shown ? question.length + 1 : 0,
    toGoOn: options.spaceGoesOn ? ' (space goes on)' : '',
    bottom: [
      '',
      ...(view.notice === '' ? [] : wrapLines(theme.muted(safeLine(view.notice)), width)),
      ...keys,
      ...(view.overlay?.type === 'flag' ? [] : flow(otherKeys(theme), width, theme)),
    ],
    keys,
  };
}

/** In the drill round a grade leads to no interval. */
function keysNow(
  { shown }: SessionState,
  { drilling }: Progress,
  item: SessionCard,
  { theme, intervals, spaceGoesOn }: PageOptions,
): string[] {
  if (!shown) return showKey(theme);
  const keys = gradeKeys(drilling ? null : intervals(item), theme);
  return spaceGoesOn ? keys : [...keys, spaceKey(theme)];
}
