import type { DeckName } from '../deck.ts';
import { type ExamResults, resultsOf, type Score } from '../review/quiz/results.ts';
import type { ExamState, Sheet } from '../review/quiz/state.ts';
import { table } from '../terminal/charts/table.ts';
import { formatElapsed } from '../terminal/duration.ts';
import { renderInline, renderMarkdown } from '../terminal/markdown.ts';
import { wrapLines } from '../terminal/wrap.ts';
import type { Context } from './context.ts';
import { listWidth } from './list-width.ts';

interface Asked {
  readonly seed: number;
  readonly count: number;
  readonly decks: readonly DeckName[];
}

/** What an exam came to: the score, by topic and section, and what was missed with its answer. */
export function describeResults(context: Context, state: ExamState, asked: Asked): string {
  const { theme, io } = context;
  const results = resultsOf(state);
  const wrapped = (text: string) => wrapLines(text, io.out.columns);
  const cut = state.end === 'time-up' ? ['The time is up.'] : [];
  const repeat = ['engram quiz', ...asked.decks.map(quoted), `--count ${asked.count}`];
  const again = wrapped(`The same exam again: ${repeat.join(' ')} --seed ${asked.seed}`);
  if (results.of === 0) return ['Nothing answered.', ...again].join('\n');
  const time = formatElapsed(results.timeMs);
  const unanswered = results.unanswered > 0 ? `, ${results.unanswered} not answered` : '';
  return [
    ...cut,
    ...wrapped(`${theme.strong(scoreText(results))} right in ${time}${unanswered}.`),
    '',
    ...scores(context, results),
    ...results.missed.flatMap((sheet) => ['', ...missedLines(context, sheet)]),
    '',
    ...again,
  ].join('\n');
}

/** "18 of 20 (90 %)". */
function scoreText({ right, of }: Score): string {
  return `${right} of ${of} (${Math.round((right / of) * 100)} %)`;
}

/** A line a topic, and below it the sections in which something was missed. */
function scores({ theme, io }: Context, { topics }: ExamResults): readonly string[] {
  const rows = topics.flatMap(({ sections, ...topic }) => [
    [topic.name, scoreText(topic)],
    ...sections
      .filter(({ right, of }) => right < of)
      .map((section) => [`${theme.glyphs.within} ${section.name}`, scoreText(section)]),
  ]);
  const render = (text: string) => renderInline(text, { theme });
  const columns = [{ header: 'topic', flexible: true, render }, { header: 'right' }];
  return table(columns, rows, { width: listWidth(io), theme });
}

function missedLines({ theme, io }: Context, { question, answer }: Sheet): readonly string[] {
  const width = io.out.columns - 2;
  const option = (index: number) => renderInline(question.options[index] ?? '', { theme });
  const given = answer === null ? 'no answer' : option(answer);
  return [
    ...renderMarkdown(question.prompt, { width, theme }).split('\n'),
    ...wrapLines(`${theme.bad('Yours:')} ${given}`, width).map((line) => `  ${line}`),
    ...wrapLines(`${theme.good('Right:')} ${option(question.right)}`, width).map(
      (line) => `  ${line}`,
    ),
  ];
}

function quoted(deck: DeckName): string {
  return /^[\w:.-]+$/u.test(deck) ? deck : `'${deck.replaceAll("'", "'\\''")}'`;
}
