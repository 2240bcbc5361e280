import type { Grade } from '../../grade.ts';
import { gradeKeysOf, type KeyCommand, type KeyMap } from '../../review/key-bindings.ts';

/** A key as Node's readline reports it; characters such as `?` have a sequence and no name. */
export interface Keypress {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** What a key asks for. */
export type Command =
  | {
      readonly type:
        | 'show'
        | 'show-all'
        | 'miss'
        | 'suspend'
        | 'bury'
        | 'flag'
        | 'edit'
        | 'undo'
        | 'context'
        | 'leeches'
        | 'keys'
        | 'quit';
    }
  | { readonly type: 'grade'; readonly grade: Grade }
  /** The choice that stands at this place on the screen, from 0. */
  | { readonly type: 'pick'; readonly place: number }
  /** Pages are screenfuls, lines are lines; negative goes up. */
  | { readonly type: 'scroll'; readonly unit: 'line' | 'page'; readonly by: 1 | -1 };

/** What the meaning of a key depends on. */
export interface Seen {
  readonly shown: boolean;
  /** Lines of the card below the screen. */
  readonly below: number;
  /** Choices that can be picked by their letters now. */
  readonly choices: number;
  /** The grade that space gives once the answer is shown. */
  readonly suggested: Grade;
}

const plainCommands: Readonly<Partial<Record<KeyCommand, Command>>> = {
  all: { type: 'show-all' },
  miss: { type: 'miss' },
  undo: { type: 'undo' },
  edit: { type: 'edit' },
  context: { type: 'context' },
  suspend: { type: 'suspend' },
  bury: { type: 'bury' },
  flag: { type: 'flag' },
  leeches: { type: 'leeches' },
  keys: { type: 'keys' },
  quit: { type: 'quit' },
  up: { type: 'scroll', unit: 'line', by: -1 },
  down: { type: 'scroll', unit: 'line', by: 1 },
  'page-up': { type: 'scroll', unit: 'page', by: -1 },
  'page-down': { type: 'scroll', unit: 'page', by: 1 },
};

/**
 * The command of a key. Any key that has no other meaning shows the answer, a grade among them,
 * for it counts only once the answer is shown. Space and Enter then page through what does not
 * fit, then give the grade that is suggested. While choices can be picked, their letters come
 * first; a command whose key is such a letter is reached with its capital.
 */
export function commandOf(key: Keypress, seen: Seen, keys: KeyMap): Command | undefined {
  const name = nameOf(key);
  if (key.ctrl === true || key.meta === true || isReport(name)) return undefined;
  return pickOf(name, seen) ?? meaningOf(commandOn(name, seen, keys), seen, keys);
}

/** The choice that a letter picks now. */
export function pickOf(name: string, seen: Seen): Command | undefined {
  const place = name.length === 1 ? name.charCodeAt(0) - 97 : -1;
  return place >= 0 && place < seen.choices ? { type: 'pick', place } : undefined;
}

/** The command that has this key, by its name; undefined where none has. */
export function commandOn(name: string, seen: Seen, keys: KeyMap): KeyCommand | undefined {
  return keys.commandOf.get(name) ?? lettersFreed(name, seen, keys);
}

/** What a command means now; a key without one shows the answer. */
export function meaningOf(
  command: KeyCommand | undefined,
  seen: Seen,
  keys: KeyMap,
): Command | undefined {
  const plain = command === undefined ? undefined : plainCommands[command];
  if (plain !== undefined) return plain;
  if (!seen.shown) return { type: 'show' };
  if (command === 'show') {
    return seen.below > 0
      ? { type: 'scroll', unit: 'page', by: 1 }
      : { type: 'grade', grade: seen.suggested };
  }
  const graded = gradeKeysOf[keys.scale].find((each) => each.command === command);
  return graded === undefined ? undefined : { type: 'grade', grade: graded.grade };
}

/** A capital stands for the command whose small letter is a choice now. */
function lettersFreed(name: string, seen: Seen, keys: KeyMap): KeyCommand | undefined {
  const small = name.toLowerCase();
  const isChoice = small.length === 1 && small.charCodeAt(0) - 97 < seen.choices;
  return isChoice && small !== name ? keys.commandOf.get(small) : undefined;
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['return', 'enter'],
  [' ', 'space'],
]);

/** Keys by name, characters as they were typed: readline calls a capital A `a`. */
function nameOf({ name, sequence }: Keypress): string {
  const isCharacter = sequence !== undefined && [...sequence].length === 1 && sequence > ' ';
  const given = isCharacter && sequence !== '\x7f' ? sequence : (name ?? sequence ?? '');
  return otherNames.get(given) ?? given;
}

/** Terminals also send what nobody typed, such as a change of focus; readline has no name for it. */
function isReport(name: string): boolean {
  return name === '' || name === 'undefined' || name.startsWith('\x1b');
}
