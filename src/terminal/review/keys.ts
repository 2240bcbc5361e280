import { type Grade, gradeButtons } from '../../grade.ts';

/** A key as Node's readline reports it; characters such as `?` have a sequence and no name. */
export interface Keypress {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** What a key asks for. */
export type Command =
  | { readonly type: 'show' | 'suspend' | 'bury' | 'flag' | 'undo' | 'keys' | 'quit' }
  | { readonly type: 'grade'; readonly grade: Grade }
  /** Pages are screenfuls, lines are lines; negative goes up. */
  | { readonly type: 'scroll'; readonly unit: 'line' | 'page'; readonly by: 1 | -1 };

const gradeKeys: ReadonlyMap<string, Grade> = new Map([
  ['1', gradeButtons.again],
  ['2', gradeButtons.hard],
  ['3', gradeButtons.good],
  ['4', gradeButtons.easy],
]);

const commands: ReadonlyMap<string, Command> = new Map([
  ['u', { type: 'undo' }],
  ['s', { type: 'suspend' }],
  ['b', { type: 'bury' }],
  ['f', { type: 'flag' }],
  ['?', { type: 'keys' }],
  ['q', { type: 'quit' }],
  ['up', { type: 'scroll', unit: 'line', by: -1 }],
  ['down', { type: 'scroll', unit: 'line', by: 1 }],
  ['pageup', { type: 'scroll', unit: 'page', by: -1 }],
  ['pagedown', { type: 'scroll', unit: 'page', by: 1 }],
]);

/**
 * The command of a key. Any key that has no other meaning shows the answer, a grade among them,
 * for it counts only once the answer is shown. Space and Enter then page through what does not
 * fit, then mean Good.
 */
export function commandOf(
  key: Keypress,
  seen: { readonly shown: boolean; readonly below: number },
): Command | undefined {
  const name = key.name ?? key.sequence ?? '';
  if (key.ctrl === true || key.meta === true || isReport(name)) return undefined;
  const command = commands.get(name);
  if (command !== undefined) return command;
  if (!seen.shown) return { type: 'show' };
  if (name === 'space' || name === 'return' || name === 'enter') {
    return seen.below > 0
      ? { type: 'scroll', unit: 'page', by: 1 }
      : { type: 'grade', grade: gradeButtons.good };
  }
  const grade = gradeKeys.get(name);
  return grade === undefined ? undefined : { type: 'grade', grade };
}

/** Terminals also send what nobody typed, such as a change of focus; readline has no name for it. */
function isReport(name: string): boolean {
  return name === '' || name === 'undefined' || name.startsWith('\x1b');
}

/** All keys with what they do, in the order in which they are learnt. */
export const keyList: readonly (readonly [keys: string, meaning: string])[] = [
  ['space, Enter', 'show the answer, as other keys do; then go on reading, then Good'],
  ['1', 'Again: it was wrong, or did not come'],
  ['2', 'Hard: it came with serious difficulty'],
  ['3', 'Good: it came after a moment'],
  ['4', 'Easy: it came at once'],
  ['u', 'take back the last answer or other act, as often as wanted'],
  ['s', 'suspend: do not ask this card until it is resumed'],
  ['b', 'bury: put this card off until tomorrow'],
  ['f', 'flag this card, with a word why'],
  ['up, down, page up, page down', 'move through a long answer'],
  ['q, Ctrl-C', 'leave; everything is saved'],
];
