import { relative } from 'node:path';
import type { Card, Source } from '../card.ts';
import { isPackage } from '../import/apkg/package-name.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';

/** Text is easiest to read in lines of this many cells. */
const widest = 100;

/** A card in full: where it belongs, its question, its answer. */
export function describeCard(context: Context, card: Card): string {
  const { theme, io } = context;
  const width = Math.min(widest, io.out.columns);
  const { face } = card;
  const options =
    face.kind === 'choice' ? [face.choices.map((choice) => `- ${choice.text}`).join('\n')] : [];
  return [
    theme.muted(safeLine(breadcrumb(card))),
    '',
    theme.question(renderMarkdown(face.question, { width, theme })),
    ...options.flatMap((text) => ['', renderMarkdown(text, { width, theme })]),
    '',
    renderMarkdown(face.answer, { width, theme }),
  ].join('\n');
}

/** The deck and the headings above a card. */
function breadcrumb(card: Card): string {
  return [card.deck, ...card.path].join(' › ');
}

/** Where a card stands in the notes. */
export function sourceText({ file, line }: Pick<Source, 'file' | 'line'>): string {
  return placeText({ file: nearPath(file), line });
}

/** The same with the whole path. A package of Anki has no lines. */
export function placeText({ file, line }: Pick<Source, 'file' | 'line'>): string {
  return isPackage(file) ? file : `${file}:${line}`;
}

/** A path as a person would type it: relative to the working folder where it lies below it. */
export function nearPath(file: string): string {
  const near = relative(workingFolder() ?? file, file);
  return near === '' || near.startsWith('..') ? file : near;
}

/** Undefined when it was removed while the shell was in it. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
