import type { ExamState, Sheet } from './state.ts';

/** How many questions of how many were answered right. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

export interface NamedScore extends Score {
  readonly name: string;
}

export interface TopicScore extends NamedScore {
  /** The sections of the topic, in the order in which they were asked. */
  readonly sections: readonly NamedScore[];
}

export interface ExamResults extends Score {
  readonly unanswered: number;
  readonly timeMs: number;
  /** By outermost heading, or deck where there is none, in the order in which they were asked. */
  readonly topics: readonly TopicScore[];
  /** What was answered wrong or not at all, in the order of the exam. */
  readonly missed: readonly Sheet[];
}

/** Whether the right option was picked. */
export function isRight({ answer, question }: Sheet): boolean {
  return answer === question.right;
}

/**
 * What an exam came to. A question without an answer counts as missed, unless the exam was left:
 * then only what was answered counts.
 */
export function resultsOf(state: ExamState): ExamResults {
  const answered = state.sheets.filter(({ answer }) => answer !== null);
  const counted = state.end === 'left' ? answered : state.sheets;
  return {
    ...scoreOf(counted),
    unanswered: state.sheets.length - answered.length,
    timeMs: state.sheets.reduce((sum, { timeMs }) => sum + timeMs, 0),
    topics: scoresBy(counted, topicName).map(({ members, ...score }) => ({
      ...score,
      sections: scoresBy(members, sectionName)
        .filter(({ name }) => name !== '')
        .map(({ members: _, ...section }) => section),
    })),
    missed: counted.filter((sheet) => !isRight(sheet)),
  };
}

function scoreOf(sheets: readonly Sheet[]): Score {
  return { right: sheets.filter(isRight).length, of: sheets.length };
}

function topicName({ question: { path, deck } }: Sheet): string {
  return path[0] ?? deck;
}

function sectionName({ question: { path } }: Sheet): string {
  return path.slice(1).join(' › ');
}

function scoresBy(
  sheets: readonly Sheet[],
  nameOf: (sheet: Sheet) => string,
): readonly (NamedScore & { readonly members: readonly Sheet[] })[] {
  const groups = new Map<string, Sheet[]>();
  for (const sheet of sheets) {
    groups.set(nameOf(sheet), [...(groups.get(nameOf(sheet)) ?? []), sheet]);
  }
  return [...groups].map(([name, members]) => ({ name, ...scoreOf(members), members }));
}
