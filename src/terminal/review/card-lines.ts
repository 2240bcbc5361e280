import type { Card } from '../../card.ts';
import type { Standing } from '../../standing.ts';
import { renderInline, renderMarkdown } from '../markdown.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { truncateLine, wrapLines } from '../wrap.ts';
import { choiceLetter, shuffledChoices } from './choices.ts';

interface Drawing {
  readonly width: number;
  readonly theme: Theme;
  /** Fixes the order in which choices are offered. */
  readonly seed: number;
}

/** The question, with the choices that it offers. */
export function questionLines(card: Card, drawing: Drawing): string[] {
  const { width, theme } = drawing;
  const question = theme.question(renderMarkdown(card.face.question, { width, theme })).split('\n');
  if (card.face.kind !== 'choice') return question;
  const offered = shuffledChoices(card.face.choices, drawing.seed).flatMap((choice, index) => {
    const text = renderMarkdown(choice.text, { width: width - 3, theme });
    return text
      .split('\n')
      .map((line, part) => (part === 0 ? `${choiceLetter(index)}) ` : '   ') + line);
  });
  return [...question, '', ...offered];
}

/** The answer, and what the person should know about the card. */
export function answerLines(card: Card, standing: Standing, drawing: Drawing): string[] {
  const { width, theme } = drawing;
  const { file, line } = card.source;
  return [
    ...rightLetters(card, drawing),
    ...renderMarkdown(card.face.answer, { width, theme }).split('\n'),
    ...remarks(standing, theme).flatMap((remark) => ['', ...wrapLines(remark, width)]),
    '',
    theme.muted(truncateLine(safeLine(`${file}:${line}`), width, theme.glyphs.ellipsis)),
  ];
}

function rightLetters(card: Card, drawing: Drawing): string[] {
  if (card.face.kind !== 'choice') return [];
  const letters = shuffledChoices(card.face.choices, drawing.seed).flatMap((choice, index) =>
    choice.correct ? [choiceLetter(index)] : [],
  );
  return [drawing.theme.strong(`Right: ${letters.join(', ')}`), ''];
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
