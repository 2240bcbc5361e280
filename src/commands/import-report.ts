import type { ImportJson } from '../contract.ts';
import type { NoteWarning } from '../notes/draft.ts';
import { changedCards, type ImportTally } from '../notes/import-tally.ts';
import { matureIntervalDays } from '../standing.ts';
import { formatInterval } from '../terminal/duration.ts';
import { renderInline } from '../terminal/markdown.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { truncateLine } from '../terminal/wrap.ts';
import { nearPath, sourceText } from './card-text.ts';
import type { Context } from './context.ts';
import { mostListed, type Round } from './import-round.ts';
import { listWidth } from './list-width.ts';
import { describeHistory, historyJson } from './package-history-report.ts';
import type { TakenIn } from './take-in.ts';

/** What an import did, or would do, in the shape that the contract fixes. */
export function importJson(round: Round, dryRun: boolean): ImportJson {
  const { plan, tally, read, cardsSkipped, history } = round;
  const { counts } = tally;
  const changes: ImportJson['changes'][number][] = [];
  for (const change of plan.changes) {
    if (change.change === 'unchanged') continue;
    const { id, deck, face, source } = change.change === 'retired' ? change.was : change.card;
    const { file, line } = source;
    const { kind, question } = face;
    changes.push({ change: change.change, id, deck, kind, question, source: { file, line } });
  }
  return {
    dryRun,
    files: read.notes.length + read.skipped.length,
    skipped: read.skipped.length,
    cards: { ...counts, unchanged: counts.unchanged + cardsSkipped },
    changes,
    warnings: read.warnings,
    ...(history === undefined ? {} : { history: historyJson(history) }),
  };
}

/** So many decks with new cards are named: a folder of thousands must not flood the terminal. */
const mostDecks = 50;

/** The same in words: what happens to which card, and what it keeps. */
export function describeImport(context: Context, round: Round, dryRun: boolean): string {
  const { tally, read, cardsSkipped } = round;
  const { counts } = tally;
  const { theme } = context;
  const unchanged = counts.unchanged + cardsSkipped;
  const changed = changedCards(tally) - counts.added;
  const would = dryRun ? 'would be ' : '';
  const total = changedCards(tally);
  const lines = [
    ...warningLines(context, read.warnings),
    ...addedLines(context, tally),
    ...tally.first.map((change) => changeLine(context, change)),
    ...(changed > tally.first.length
      ? [theme.muted(`  and ${changed - tally.first.length} more`)]
      : []),
    total === 0
      ? nothingNew(read, unchanged)
      : [
          theme.strong(`${plural(counts.added, 'card')} ${would}added`),
          ...(['updated', 'moved', 'revived', 'retired'] as const)
            .filter((name) => counts[name] > 0)
            .map((name) => `${counts[name]} ${would}${name}`),
          ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
        ].join(' · '),
    ...(round.history === undefined ? [] : describeHistory(round.history, dryRun)),
    ...(dryRun ? ['Nothing was changed: this was a dry run.'] : []),
    ...(!dryRun && total > 0 ? [`Next: ${theme.key('engram review')}`] : []),
  ];
  return lines.join('\n');
}

function nothingNew({ notes, skipped, warnings }: TakenIn, unchanged: number): string {
  const files = notes.length + skipped.length;
  return files === 0 && warnings.length === 0
    ? 'No notes found: in folders, files that end in .md or .markdown are read.'
    : `Nothing new in ${plural(files, 'note')}: ${plural(unchanged, 'card')} as before.`;
}

export function warningLines(
  context: Context,
  warnings: readonly NoteWarning[],
): readonly string[] {
  const lines = warnings
    .slice(0, mostListed)
    .map(
      ({ file, line, message }) =>
        `${context.theme.notice('warning')} ${safeLine(sourceText({ file, line }))}: ${safeLine(message)}`,
    );
  const more = warnings.length - lines.length;
  return more > 0
    ? [...lines, context.theme.muted(`  and ${plural(more, 'more warning', 'more warnings')}`)]
    : lines;
}

/** What a round of `--watch` changed, in one line; undefined where nothing did. */
export function describeRound({ tally }: Round): string | undefined {
  const { counts, files } = tally;
  if (changedCards(tally) === 0) return undefined;
  const [first = ''] = files;
  const where = files.size === 1 ? safeLine(nearPath(first)) : plural(files.size, 'note');
  const what = (['added', 'updated', 'moved', 'revived', 'retired'] as const).filter(
    (name) => counts[name] > 0,
  );
  const said = what.map((name, index) =>
    index === 0 ? `${plural(counts[name], 'card')} ${name}` : `${counts[name]} ${name}`,
  );
  return `${where}: ${said.join(' · ')}`;
}

/** New cards are counted note by note: nobody reads three hundred lines. */
function addedLines(context: Context, { newByDeck }: ImportTally): readonly string[] {
  const lines = [...newByDeck].map(
    ([deck, count]) =>
      `${context.theme.good('+')} ${plural(count, 'new card')} in ${safeLine(deck)}`,
  );
  const more = lines.length - mostDecks;
  return more > 0
    ? [...lines.slice(0, mostDecks), context.theme.muted(`  and in ${plural(more, 'more deck')}`)]
    : lines;
}

function changeLine(context: Context, change: ImportTally['first'][number]): string {
  const { theme, io } = context;
  const { was } = change;
  const card = change.change === 'retired' ? was : change.card;
  const mark = { updated: '~', moved: '>', revived: '+', unchanged: ' ', retired: '-' }[
    change.change
  ];
  const kept = was.reviews > 0 ? `keeps ${plural(was.reviews, 'review')}` : '';
  const isMature = was.intervalDays >= matureIntervalDays;
  const notes = [
    change.change,
    change.change === 'retired' && isMature
      ? `a mature card (${formatInterval(was.intervalDays)})`
      : kept,
    change.change !== 'retired' && change.revision
      ? `was ${safeLine(change.revision.was)}, now ${safeLine(change.revision.now)}: due again`
      : '',
  ].filter((note) => note !== '');
  const line = `${mark} ${renderInline(card.face.question, { theme })}  ${theme.muted(notes.join(', '))}`;
  return truncateLine(line, Math.max(40, listWidth(io)));
}
