import type { Grade } from '../../grade.ts';
import { gradeKeysOf, type KeyCommand, type KeyMap } from '../../review/key-bindings.ts';
import { progress } from '../../review/progress.ts';
import type { SessionState } from '../../review/state.ts';
import type { ComingBack } from '../../schedule/preview.ts';
import { cells } from '../cells.ts';
import { formatElapsed, formatInterval } from '../duration.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { pad, truncateLine, wrapLines } from '../wrap.ts';

/** When the card comes back after each grade. */
export type Intervals = Readonly<Record<Grade, ComingBack>>;

/** What a grade is called by the keys in use; the number where it has no key of its own. */
export function gradeLabel(grade: Grade, keys: KeyMap): string {
  const key = gradeKeysOf[keys.scale].find((each) => each.grade === grade);
  return key?.label ?? `Grade ${grade}`;
}

/** When a card comes back, for a label: `10 min` within the day, else days. */
export function formatComingBack({ days, stepMs }: ComingBack): string {
  return stepMs === null ? formatInterval(days) : formatElapsed(stepMs);
}

/** The grade keys with the interval that each leads to; a drill leads to none. */
export function gradeKeys(intervals: Intervals | null, keys: KeyMap, theme: Theme): string[] {
  return gradeKeysOf[keys.scale].map(({ command, label, grade }) => {
    const interval =
      intervals === null ? '' : ` ${theme.muted(formatComingBack(intervals[grade]))}`;
    return `${theme.key(keys.keyOf[command])} ${label}${interval}`;
  });
}

/** The intervals to show beside the grades: in the drill round there are none, unless a step waits. */
export function intervalsToShow(state: SessionState, intervals: Intervals): Intervals | null {
  const hasSteps = Object.values(intervals).some(({ stepMs }) => stepMs !== null);
  const isPractice = state.mode === 'cram' || (progress(state).drilling && !hasSteps);
  return isPractice ? null : intervals;
}

/** The shortest way to a grade: the one that is suggested, else the commonest. */
export function suggestionKey(grade: Grade, keys: KeyMap, theme: Theme): string {
  return `${theme.key(keys.keyOf.show)} ${gradeLabel(grade, keys)}`;
}

const commandWords: readonly (readonly [KeyCommand, string])[] = [
  ['undo', 'undo'],
  ['edit', 'edit'],
  ['context', 'context'],
  ['suspend', 'suspend'],
  ['bury', 'bury'],
  ['flag', 'flag'],
  ['keys', 'keys'],
  ['quit', 'quit'],
];

/** The keys that are always there. */
export function otherKeys(keys: KeyMap, theme: Theme): string[] {
  return commandWords.map(([command, word]) => theme.muted(`${keys.keyOf[command]} ${word}`));
}

/** A line on which something is typed, the end of it in sight, and what the keys do meanwhile. */
export function typingLines(
  typing: { readonly label: string; readonly text: string; readonly keys: string },
  width: number,
  theme: Theme,
): string[] {
  const room = Math.max(4, width - cells(typing.label) - 1);
  const typed = safeLine(typing.text);
  const shown = cells(typed) <= room ? typed : typed.slice(-room);
  return [truncateLine(`${typing.label}${shown}_`, width), theme.muted(typing.keys)];
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

const meanings: readonly (readonly [KeyCommand, string])[] = [
  ['miss', 'the item shown last had not come to mind; again: it had'],
  ['all', 'show all items of a list, those not seen yet as missed'],
  ['undo', 'take back the last answer or other act, as often as wanted'],
  ['edit', 'edit the note at this card, and go on with the card as it is then'],
  ['context', 'the note around this card'],
  ['suspend', 'do not ask this card until it is resumed'],
  ['bury', 'put this card off until tomorrow'],
  ['flag', 'flag this card, with a word why'],
  ['leeches', 'the cards that are forgotten again and again'],
  ['keys', 'these keys'],
];

/** Keys, what they do, and the name of the command, where it is one. */
type ListedKey = readonly [keys: string, meaning: string, command?: KeyCommand];

/**
 * All keys with what they do, in the order in which they are learnt. `moving` is what those do that
 * move through a long answer.
 */
export function keyList(keys: KeyMap, moving = 'move through a long answer'): readonly ListedKey[] {
  const { keyOf } = keys;
  return [
    [`${keyOf.show}, enter`, 'show the answer or the next item; then read on, then grade', 'show'],
    ...gradeKeysOf[keys.scale].map(
      ({ command, label, grade }): ListedKey => [
        keyOf[command],
        `${label}: ${sense[grade]}`,
        command,
      ],
    ),
    ['a, b, c', 'pick a choice (A, B, C then do what a, b, c do elsewhere)'],
    ...meanings.map(([command, meaning]): ListedKey => [keyOf[command], meaning, command]),
    [[keyOf.up, keyOf.down, keyOf['page-up'], keyOf['page-down']].join(', '), moving],
    [`${keyOf.quit}, Ctrl-C`, 'leave; everything is saved', 'quit'],
  ];
}

const sense: Readonly<Record<Grade, string>> = {
  0: 'nothing came',
  1: 'it was wrong, or did not come',
  2: 'it was wrong, but nearly right',
  3: 'it came with serious difficulty',
  4: 'it came after a moment',
  5: 'it came at once',
};

/** What each key does. */
export function keysPage(width: number, keys: KeyMap, theme: Theme): string[] {
  const list = keyList(keys);
  const longest = Math.max(...list.map(([names]) => names.length));
  const column = Math.min(16, longest, Math.max(6, Math.floor(width / 3)));
  return list.flatMap(([name, meaning]) => {
    const names = wrapLines(name, column);
    const texts = wrapLines(meaning, width - column - 2);
    return Array.from({ length: Math.max(names.length, texts.length) }, (_, index) =>
      `${theme.key(pad(names[index] ?? '', column))}  ${texts[index] ?? ''}`.trimEnd(),
    );
  });
}

/** The way back from a page to the card. */
export function anyKey(theme: Theme): string {
  return theme.muted('any key goes back to the card');
}
