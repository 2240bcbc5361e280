import * as z from 'zod/mini';
import { settingsOfDeck } from '../../config/deck-settings.ts';
import { addDays } from '../../day.ts';
import { EngramError, type FailureKind } from '../../errors.ts';
import { keyMap } from '../../review/key-bindings.ts';
import { startSession } from '../../review/session.ts';
import type { SessionState } from '../../review/state.ts';
import { typedFits } from '../../review/typed/typed-fits.ts';
import { msPerCard } from '../../schedule/expected.ts';
import { comingBackByGrade } from '../../schedule/preview.ts';
import { asciiGlyphs } from '../../terminal/glyphs.ts';
import { runPlainReview } from '../../terminal/review/plain-review.ts';
import { runReview } from '../../terminal/review/review-prompt.ts';
import { keepTerminal } from '../../terminal/terminal-state.ts';
import { createTheme } from '../../terminal/theme.ts';
import type { Context } from '../context.ts';
import { namedDecks } from '../deck-names.ts';
import { readOptions, wholeNumber } from '../options.ts';
import { describeSession } from '../session-report.ts';
import { paceDays } from '../status.ts';
import { cardsToAsk, leftToAsk, nothingToAsk, type Wanted } from './cards-to-ask.ts';
import { leechPage, notePage } from './pages.ts';
import { performer } from './perform.ts';

const schema = z.object({
  limit: z.optional(wholeNumber(0, 9999)),
  new: z.optional(wholeNumber(0, 9999)),
  minutes: z.optional(wholeNumber(1, 1440)),
  cram: z.optional(z.boolean()),
  section: z.optional(z.string()),
  typed: z.optional(z.boolean()),
  plain: z.optional(z.boolean()),
});

/** The daily session, or practice. Every answer is on the disk before the next card shows. */
export async function run(
  given: Context,
  args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const {
    cram,
    minutes,
    typed,
    plain,
    limit,
    section,
    new: newPerDay,
  } = readOptions(schema, options);
  const isPlain =
    plain === true || given.settings.plain === 'on' || given.io.env['TERM'] === 'dumb';
  const context = isPlain ? { ...given, theme: plainTheme, errTheme: plainTheme } : given;
  requireReviewTerminal(context);
  const wanted: Wanted = {
    mode: cram === true ? 'cram' : 'review',
    decks: namedDecks(context, args),
    section,
    limit,
    newPerDay,
  };
  const cards = cardsToAsk(context, wanted);
  if (cards.length === 0) {
    context.print(null, () => nothingToAsk(context, wanted));
    return undefined;
  }
  const at = context.clock.now();
  const session = startSession({
    cards,
    today: context.today,
    at,
    mode: wanted.mode,
    isTyped: ({ deck, face }) =>
      (typed ?? settingsOfDeck(context, deck).typed === 'on') && typedFits(face),
    until: minutes === undefined ? null : at + minutes * 60_000,
  });
  const { state, end } = await conduct(context, session, isPlain);
  context.print(null, () => describeSession(context, state, leftToAsk(context, wanted)));
  return end === 'interrupted' ? 'interrupted' : undefined;
}

/** For a screen reader, or a terminal that knows no styles. */
const plainTheme = createTheme(0, asciiGlyphs);

/** Throws `usage` where nobody can be shown a card and press a key. */
function requireReviewTerminal(context: Context): void {
  if (context.json) {
    throw new EngramError(
      'usage',
      'A review has no JSON.',
      'For scripts: engram next and engram answer',
    );
  }
  if (context.io.inputIsTerminal && context.io.err.isTerminal) return;
  throw new EngramError(
    'usage',
    'A review needs a terminal.',
    'Without one: engram next shows the card, engram answer ID GRADE records the answer.',
  );
}

async function conduct(context: Context, session: SessionState, isPlain: boolean) {
  const { cards, answers } = context.store();
  const pace = msPerCard(answers.paceSince(addDays(context.today, -paceDays)));
  const terminal = keepTerminal({ close: context.close, isPlain });
  const review = isPlain ? runPlainReview : runReview;
  try {
    return await review({
      session,
      // Asked anew, for another session may have answered the card meanwhile.
      intervals: ({ card, standing }) =>
        comingBackByGrade(
          cards.byId(card.id)?.standing ?? standing,
          { cardId: card.id, ...context.stamp() },
          context.rules.of(card.deck),
        ),
      perform: performer(context, session.mode),
      // Loaded when it is asked for: with it comes all that reads notes.
      edit: async (state, id) => {
        const { editNote } = await import('./edit-note.ts');
        return editNote(context, state, id);
      },
      context: (item) => notePage(context, item),
      leeches: () => leechPage(context),
      now: context.clock.now,
      keys: keyMap(context.settings.gradeKeys, context.settings.keys),
      msPerCard: pace,
      theme: context.errTheme,
      terminal,
    });
  } finally {
    terminal.release();
  }
}
