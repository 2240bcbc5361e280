import * as z from 'zod/mini';
import type { LintJson } from '../contract.ts';
import type { FailureKind } from '../errors.ts';
import type { Draft } from '../notes/draft.ts';
import { type Finding, finding, findingOf } from '../notes/lint/finding.ts';
import { lintQuestions } from '../notes/lint/questions.ts';
import { inOrder, lintNote } from '../notes/lint.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { nearPath, sourceText } from './card-text.ts';
import type { Context } from './context.ts';
import { noteOfFile, readingOf } from './note-of-file.ts';
import { openNotes } from './open-notes.ts';
import { readOptions } from './options.ts';

const schema = z.object({ strict: z.optional(z.boolean()) });

/** Says what in the notes makes poor cards. Writes nothing, and opens no database. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const { strict = false } = readOptions(schema, options);
  const reading = await readingOf(context);
  const found: Finding[] = [];
  const drafts: Draft[] = [];
  let files = 0;
  const { refused, warnings } = await openNotes(args, undefined, (opened) => {
    const { file, content } = opened;
    files += 1;
    if (content.text.trim() === '') {
      found.push(finding('empty', file, 1, 'the note is empty'));
      return;
    }
    const { read, vocabulary } = noteOfFile(opened, reading);
    const note = read();
    for (const draft of note.drafts) drafts.push(draft);
    for (const finding of lintNote(note, file, vocabulary())) found.push(finding);
  });
  for (const warning of warnings) found.push(findingOf(warning));
  for (const finding of lintQuestions(drafts, nearPath)) found.push(finding);
  const findings = byFile(found);
  const document: LintJson = { findings, files: files + refused };
  context.print(document, () => describe(context, findings, files + refused));
  return strict && findings.length > 0 ? 'failed' : undefined;
}

/** Files in the order in which they were read, and the lines of each. */
function byFile(found: readonly Finding[]): readonly Finding[] {
  const files = new Map<string, Finding[]>();
  for (const one of found) {
    const same = files.get(one.file);
    if (same) same.push(one);
    else files.set(one.file, [one]);
  }
  return [...files.values()].flatMap(inOrder);
}

function describe(context: Context, findings: readonly Finding[], files: number): string {
  const { theme } = context;
  const lines: string[] = [];
  let before: string | undefined;
  for (const found of findings) {
    if (before !== undefined && before !== found.file) lines.push('');
    before = found.file;
    lines.push(
      `${theme.strong(safeLine(sourceText(found)))}: ${safeLine(found.message)} ${theme.muted(found.rule)}`,
      `  ${safeLine(found.fix)}`,
    );
  }
  const withFindings = new Set(findings.map(({ file }) => file)).size;
  const summary =
    findings.length === 0
      ? `No findings in ${plural(files, 'note')}.`
      : `${plural(findings.length, 'finding')} in ${withFindings} of ${plural(files, 'note')}.`;
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n');
}
