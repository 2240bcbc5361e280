import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { loadVocabulary } from '../config/vocabulary.ts';
import type { QuizJson } from '../contract.ts';
import { type DeckName, isWithinDeck } from '../deck.ts';
import { EngramError, type FailureKind } from '../errors.ts';
import { makeExam, type Question } from '../review/quiz/exam.ts';
import { resultsOf } from '../review/quiz/results.ts';
import { type ExamState, startExam } from '../review/quiz/state.ts';
import { runPlainQuiz } from '../terminal/quiz/plain-quiz.ts';
import { type QuizResult, runQuiz } from '../terminal/quiz/quiz-prompt.ts';
import { keepTerminal } from '../terminal/terminal-state.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { readOptions, wholeNumber } from './options.ts';
import { flagMissed, flagsOffered, recordAnswers } from './quiz-events.ts';
import { describeResults } from './quiz-report.ts';

const schema = z.object({
  count: z.optional(wholeNumber(1, 999)),
  minutes: z.optional(wholeNumber(1, 1440)),
  seed: z.optional(wholeNumber(0, 999_999_999)),
  record: z.optional(z.boolean()),
  plain: z.optional(z.boolean()),
});

type Options = z.infer<typeof schema>;

const defaultCount = 20;

/**
 * A mock exam of multiple choice. Nothing is written, unless the answers are to be recorded or the
 * person says yes to flags on what was missed.
 */
export async function run(
  context: Context,
  args: readonly string[],
  given: unknown,
): Promise<FailureKind | undefined> {
  const options = readOptions(schema, given);
  const { count = defaultCount, seed = randomInt(1, 1_000_000), record = false } = options;
  if (context.json && record) {
    throw new EngramError(
      'usage',
      'With --json an exam is printed and not taken: there is nothing to record.',
      'Leave --record out. To record an answer: engram answer ID GRADE',
    );
  }
  const decks = namedDecks(context, args);
  const { io } = context;
  if (!context.json && !(io.inputIsTerminal && io.err.isTerminal)) {
    throw new EngramError(
      'usage',
      'A quiz needs a terminal.',
      'Without one: engram quiz --json --seed N --count N prints the exam with its answers.',
    );
  }
  const questions = await examOf(context, decks, count, seed);
  if (context.json) {
    context.print(documentOf(seed, questions), () => '');
    return undefined;
  }
  const { state, interrupted } = await take(context, questions, options);
  context.print(null, () => describeResults(context, state, { seed, count, decks }));
  if (record) recordAnswers(context, state);
  else if (!interrupted) await offerFlags(context, state, options);
  return interrupted ? 'interrupted' : undefined;
}

async function examOf(
  context: Context,
  decks: readonly DeckName[],
  count: number,
  seed: number,
): Promise<readonly Question[]> {
  const entries = context.store().cards.list({});
  const isAsked = (deck: DeckName) =>
    decks.length === 0 || decks.some((one) => isWithinDeck(deck, one));
  const questions = makeExam({
    cards: entries
      .filter(({ card, standing }) => !standing.suspended && isAsked(card.deck))
      .map(({ card }) => card),
    pool: entries.map(({ card }) => card),
    count,
    seed,
    vocabulary: await loadVocabulary(context.settings.sections, context.settings.language),
  });
  if (questions.length > 0) return questions;
  throw new EngramError(
    'failed',
    'No question can be made: that takes at least two cards with different short answers.',
    'Import more notes with engram import PATH, or study these with: engram review',
  );
}

function documentOf(seed: number, questions: readonly Question[]): QuizJson {
  return {
    seed,
    questions: questions.map(({ cardId, deck, path, prompt, options, right }) => ({
      cardId,
      deck,
      path,
      question: prompt,
      options: options.map((text, index) => ({ text, correct: index === right })),
    })),
  };
}

async function take(
  context: Context,
  questions: readonly Question[],
  { minutes, plain = false }: Options,
): Promise<QuizResult> {
  const { now } = context.clock;
  const exam = startExam(questions, now(), minutes ?? null);
  if (plain) return runPlainQuiz({ exam, now, theme: context.errTheme });
  const terminal = keepTerminal({ close: context.close });
  try {
    return await runQuiz({ exam, now, theme: context.errTheme, terminal });
  } finally {
    terminal.release();
  }
}

/** Asks whether what was missed is to be looked at again; Enter alone means no. */
async function offerFlags(context: Context, state: ExamState, { plain }: Options): Promise<void> {
  const cards = flagsOffered(context, resultsOf(state).missed);
  if (cards.length === 0) return;
  const { askToFlag } = await import('../terminal/quiz/ask-to-flag.ts');
  const asking = { io: context.io, theme: context.errTheme, inAdvance: '--record' };
  if (await askToFlag(cards.length, { ...asking, plain: plain === true })) {
    flagMissed(context, cards);
  }
}
