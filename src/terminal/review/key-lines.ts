import { type GradeButton, gradeButtonNames } from '../../grade.ts';
import { cells } from '../cells.ts';
import { formatInterval } from '../duration.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { pad, truncateLine, wrapLines } from '../wrap.ts';
import { keyList } from './keys.ts';

/** Days until the card is due again, for each key. */
export type Intervals = Readonly<Record<GradeButton, number>>;

/** What a grade is called on the screen. */
export const buttonLabels: Readonly<Record<GradeButton, string>> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
};

/** The grade keys with the interval that each leads to; a drill leads to none. */
export function gradeKeys(intervals: Intervals | null, theme: Theme): string[] {
  return gradeButtonNames.map((button, index) => {
    const interval = intervals === null ? '' : ` ${theme.muted(formatInterval(intervals[button]))}`;
    return `${theme.key(String(index + 1))} ${buttonLabels[button]}${interval}`;
  });
}

/** The shortest way to the commonest grade. */
export function spaceKey(theme: Theme): string {
  return `${theme.key('space')} ${buttonLabels.good}`;
}

/** The key before the answer is seen. */
export function showKey(theme: Theme): string[] {
  return [`${theme.key('space')} shows the answer`];
}

/** The keys that are always there. */
export function otherKeys(theme: Theme): string[] {
  const keys = ['u undo', 's suspend', 'b bury', 'f flag', '? keys', 'q quit'];
  return keys.map((text) => theme.muted(text));
}

/** The line on which the reason of a flag is typed. */
export function flagLines(text: string, width: number, theme: Theme): string[] {
  const label = 'Why flag it? ';
  const room = Math.max(4, width - label.length - 1);
  const typed = safeLine(text);
  const shown = cells(typed) <= room ? typed : typed.slice(-room);
  return [truncateLine(`${label}${shown}_`, width), theme.muted('Enter flags it, Esc does not')];
}

/** Short texts one after another, a new line where the next does not fit. */
export function flow(texts: readonly string[], width: number, theme: Theme): string[] {
  const separator = ` ${theme.glyphs.dot} `;
  const lines: string[] = [];
  let line = '';
  for (const text of texts) {
    const longer = line === '' ? text : line + separator + text;
    if (line !== '' && cells(longer) > width) {
      lines.push(line);
      line = text;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** What each key does. */
export function keysPage(width: number, theme: Theme): string[] {
  const longest = Math.max(...keyList.map(([keys]) => keys.length));
  const column = Math.min(16, longest, Math.max(6, Math.floor(width / 3)));
  return keyList.flatMap(([keys, meaning]) => {
    const names = wrapLines(keys, column);
    const texts = wrapLines(meaning, width - column - 2);
    return Array.from({ length: Math.max(names.length, texts.length) }, (_, index) =>
      `${theme.key(pad(names[index] ?? '', column))}  ${texts[index] ?? ''}`.trimEnd(),
    );
  });
}

/** The way back from the list of keys. */
export function anyKey(theme: Theme): string {
  return theme.muted('any key goes back to the card');
}
