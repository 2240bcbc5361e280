import type { ImportJson } from '../contract.ts';
import type { NoteWarning } from '../notes/draft.ts';
import { type CardChange, countChanges, type ImportPlan } from '../notes/import-plan.ts';
import { matureIntervalDays } from '../standing.ts';
import { formatInterval } from '../terminal/duration.ts';
import { renderInline } from '../terminal/markdown.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { truncateLine } from '../terminal/wrap.ts';
import { nearPath, sourceText } from './card-text.ts';
import type { Context } from './context.ts';
import type { Round } from './import-round.ts';
import { listWidth } from './list-width.ts';
import { describeHistory, historyJson } from './package-history-report.ts';
import type { ReadNotes } from './read-notes.ts';

/** What an import did, or would do, in the shape that the contract fixes. */
export function importJson(round: Round, dryRun: boolean): ImportJson {
  const { plan, read, cardsSkipped, history } = round;
  const counts = countChanges(plan);
  return {
    dryRun,
    files: read.notes.length + read.skipped.length,
    skipped: read.skipped.length,
    cards: { ...counts, unchanged: counts.unchanged + cardsSkipped },
    changes: plan.changes.flatMap((change): ImportJson['changes'][number][] => {
      if (change.change === 'unchanged') return [];
      const card = change.change === 'retired' ? change.was : change.card;
      const { id, deck, face, source } = card;
      const { file, line } = source;
      return [
        {
          change: change.change,
          id,
          deck,
          kind: face.kind,
          question: face.question,
          source: { file, line },
        },
      ];
    }),
    warnings: read.warnings,
    ...(history === undefined ? {} : { history: historyJson(history) }),
  };
}

/** So many changes of a kind are listed one by one. */
const mostListed = 20;
/** So many decks with new cards are named: a folder of thousands must not flood the terminal. */
const mostDecks = 50;

/** The same in words: what happens to which card, and what it keeps. */
export function describeImport(context: Context, round: Round, dryRun: boolean): string {
  const { plan, read, cardsSkipped } = round;
  const { theme } = context;
  const counts = countChanges(plan);
  const unchanged = counts.unchanged + cardsSkipped;
  const changed = plan.changes.filter(({ change }) => change !== 'added' && change !== 'unchanged');
  const would = dryRun ? 'would be ' : '';
  const total = plan.changes.length - counts.unchanged;
  const lines = [
    ...warningLines(context, read.warnings),
    ...addedLines(context, plan),
    ...changed.slice(0, mostListed).map((change) => changeLine(context, change)),
    ...(changed.length > mostListed
      ? [theme.muted(`  and ${changed.length - mostListed} more`)]
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

function nothingNew({ notes, skipped, warnings }: ReadNotes, unchanged: number): string {
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
export function describeRound({ plan }: Round): string | undefined {
  const changes = plan.changes.filter(({ change }) => change !== 'unchanged');
  if (changes.length === 0) return undefined;
  const counts = countChanges(plan);
  const files = new Set(
    changes.map((change) => (change.change === 'retired' ? change.was : change.card).source.file),
  );
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
function addedLines(context: Context, plan: ImportPlan): readonly string[] {
  const added = new Map<string, number>();
  for (const change of plan.changes) {
    if (change.change !== 'added') continue;
    const { deck } = change.card;
    added.set(deck, (added.get(deck) ?? 0) + 1);
  }
  const lines = [...added].map(
    ([deck, count]) =>
      `${context.theme.good('+')} ${plural(count, 'new card')} in ${safeLine(deck)}`,
  );
  const more = lines.length - mostDecks;
  return more > 0
    ? [...lines.slice(0, mostDecks), context.theme.muted(`  and in ${plural(more, 'more deck')}`)]
    : lines;
}

function changeLine(context: Context, change: CardChange): string {
  const { theme, io } = context;
  if (change.change === 'added') return '';
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
