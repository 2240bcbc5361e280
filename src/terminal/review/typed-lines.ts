import type { Face } from '../../card.ts';
import { compareAnswer } from '../../review/typed/compare-answer.ts';
import type { AnswerPart } from '../../review/typed/parts.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';

/**
 * What was typed beside what was expected, word by word, in the marks of `git diff --word-diff`:
 * `[-typed-]` does not belong there, `{+wanted+}` is missing.
 */
export function typedLines(
  typed: string,
  face: Face,
  { width, theme }: { readonly width: number; readonly theme: Theme },
): string[] {
  const parts = compareAnswer(typed, face.answer).parts.map((part) => marked(part, theme));
  return [...wrapLines(`You typed: ${parts.join('').trim()}`, width), ''];
}

function marked(part: AnswerPart, theme: Theme): string {
  switch (part.kind) {
    case 'same':
      return spaced(part.text, (text) => text);
    case 'missing':
      return spaced(part.text, (text) => theme.good(`{+${text}+}`));
    case 'extra':
      return spaced(part.typed, (text) => theme.bad(`[-${text}-]`));
    case 'misspelt':
      return (
        spaced(part.typed, (text) => theme.bad(`[-${text}-]`)).trimEnd() +
        spaced(part.text, (text) => theme.good(`{+${text}+}`)).trimStart()
      );
  }
}

/** Marks a piece without the spaces around it, which stay outside. */
function spaced(text: string, mark: (text: string) => string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  if (middle === '') return ' ';
  return `${before === '' ? '' : ' '}${mark(safeLine(middle))}${after === '' ? '' : ' '}`;
}
