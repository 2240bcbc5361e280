import type { Card } from '../../card.ts';
import type { Attempt } from '../../review/attempt.ts';
import type { Standing } from '../../standing.ts';
import { renderInline, renderMarkdown } from '../markdown.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { truncateLine, wrapLines } from '../wrap.ts';
import { choiceLines, itemLines } from './attempt-lines.ts';
import { typedLines } from './typed-lines.ts';

export interface Drawing {
  readonly width: number;
  readonly theme: Theme;
  /** Fixes the order in which choices are offered. */
  readonly seed: number;
}

/** The question, with the choices that it offers. */
export function questionLines(
  card: Card,
  attempt: Attempt,
  shown: boolean,
  drawing: Drawing,
): string[] {
  const { width, theme } = drawing;
  const question = theme.question(renderMarkdown(card.face.question, { width, theme })).split('\n');
  return card.face.kind === 'choice'
    ? [...question, '', ...choiceLines(card.face, attempt, shown, drawing)]
    : question;
}

/**
 * What can be seen of the answer: all of it once it is shown, before that the items of a list that
 * have been; nothing while there is none.
 */
export function answerLines(
  card: Card,
  attempt: Attempt,
  shown: boolean,
  drawing: Drawing,
): string[] {
  const { width, theme } = drawing;
  if (attempt.type === 'items') {
    return shown || attempt.revealed > 0 ? itemLines(card.face, attempt, drawing) : [];
  }
  // The choices say themselves which are right; what explains them stands in the answer.
  if (!shown) return [];
  const typed = attempt.type === 'typed' && attempt.text !== '' ? attempt.text : null;
  return [
    ...(typed === null ? [] : typedLines(typed, card.face, drawing)),
    ...renderMarkdown(card.face.answer, { width, theme }).split('\n'),
  ];
}

/** What the person should know about the card, and where it comes from. */
export function remarkLines(card: Card, standing: Standing, drawing: Drawing): string[] {
  const { width, theme } = drawing;
  const { file, line } = card.source;
  return [
    ...remarks(standing, theme).flatMap((remark) => ['', ...wrapLines(remark, width)]),
    '',
    theme.muted(truncateLine(safeLine(`${file}:${line}`), width, theme.glyphs.ellipsis)),
  ];
}

function remarks(standing: Standing, theme: Theme): string[] {
  const { revision, leech, flag, schedule } = standing;
  const lapses = schedule.state === 'new' ? 0 : schedule.lapses;
  return [
    ...(revision === null
      ? []
      : [
          theme.notice('Changed in the note: ') +
            `was ${renderInline(revision.was, { theme })}, now ${renderInline(revision.now, { theme })}`,
        ]),
    ...(leech
      ? [theme.notice(`Leech: forgotten ${lapses} times. Reword or split it in the note.`)]
      : []),
    ...(flag === null ? [] : [theme.notice(`Flagged${flag === '' ? '' : `: ${safeLine(flag)}`}`)]),
  ];
}
