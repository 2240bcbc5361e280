import type { Draft } from '../draft.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import { type Finding, finding } from './finding.ts';

/**
 * Cards of all notes whose question another card also asks, with another answer. `nameOf` is what
 * to call a file.
 */
export function lintQuestions(
  drafts: readonly Draft[],
  nameOf: (file: string) => string,
): readonly Finding[] {
  const byQuestion = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = normaliseText(draft.face.question);
    const same = byQuestion.get(key);
    if (same) same.push(draft);
    else byQuestion.set(key, [draft]);
  }
  return [...byQuestion.values()].flatMap((same) => (same.length > 1 ? rivals(same, nameOf) : []));
}

function rivals(same: readonly Draft[], nameOf: (file: string) => string): readonly Finding[] {
  const answers = new Map(same.map((draft) => [draft, normaliseText(draft.face.answer)]));
  const first = same[0];
  const second = same.find((draft) => answers.get(draft) !== answers.get(first ?? draft));
  if (!first || !second) return [];
  return same.map((draft) => {
    const other = answers.get(draft) === answers.get(first) ? second : first;
    const { file, line } = draft.source;
    const there = `${nameOf(other.source.file)}:${other.source.line}`;
    const question = plainText(draft.face.question);
    if (isOneThing(draft, other)) {
      const message = `described otherwise at ${there}, below the same headings: both answer “${question}”`;
      return finding('conflicting-definitions', file, line, message);
    }
    const message = `“${question}” has another answer at ${there}: the question alone does not tell which one is meant`;
    return finding('ambiguous-question', file, line, message);
  });
}

/** Whether two cards with the same question describe the same term at the same place of the subject. */
function isOneThing(one: Draft, other: Draft): boolean {
  return (
    [one, other].every(({ face }) => face.kind === 'term' || face.kind === 'definition') &&
    normaliseText(one.path.join('\n')) === normaliseText(other.path.join('\n'))
  );
}
