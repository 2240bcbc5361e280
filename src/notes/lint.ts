import { lintAnswers } from './lint/answers.ts';
import { type Finding, findingOf } from './lint/finding.ts';
import { lintLists } from './lint/lists.ts';
import { lintUncovered } from './lint/uncovered.ts';
import type { ReadNote } from './notes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What in one note makes poor cards, or none, from its top to its end. */
export function lintNote(note: ReadNote, file: string, vocabulary: Vocabulary): readonly Finding[] {
  const { drafts, warnings, sections } = note;
  const found = [...warnings.map(findingOf), ...lintLists(note, file)];
  const known = new Set(found.flatMap(({ rule, line }) => (saidAll.has(rule) ? [line] : [])));
  const answers = lintAnswers(drafts, vocabulary).filter(({ line }) => !known.has(line));
  const uncovered = lintUncovered(sections, drafts, file, known);
  return inOrder([...found, ...answers, ...uncovered]);
}

/** After what these rules find, there is nothing more to say about the same lines. */
const saidAll: ReadonlySet<string> = new Set(['choice-without-answer', 'empty-term']);

/** Findings of one file by line. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => one.line - other.line);
}
