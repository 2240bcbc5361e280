import { type Grade, gradeButtons } from '../grade.ts';

/** How many keys grade an answer: Again to Easy, SM-2's own scale of 0 to 5, or two. */
export type GradeScale = 'four' | 'six' | 'two';
export const gradeScales: readonly GradeScale[] = ['four', 'six', 'two'];

/** A key that grades: what it is called, and the grade that it stands for. */
export interface GradeKey {
  readonly command: KeyCommand;
  readonly label: string;
  readonly grade: Grade;
}

const otherDefaults = {
  show: 'space',
  all: 'a',
  miss: 'x',
  undo: 'u',
  edit: 'e',
  context: 'c',
  suspend: 's',
  bury: 'b',
  flag: 'f',
  leeches: 'l',
  keys: '?',
  quit: 'q',
  up: 'up',
  down: 'down',
  'page-up': 'pageup',
  'page-down': 'pagedown',
} as const;

const gradeDefaults = {
  again: '1',
  hard: '2',
  good: '3',
  easy: '4',
  forgot: '1',
  knew: '2',
  'grade-0': '0',
  'grade-1': '1',
  'grade-2': '2',
  'grade-3': '3',
  'grade-4': '4',
  'grade-5': '5',
} as const;

/** What a key can be made to do in a review. */
export type KeyCommand = keyof typeof otherDefaults | keyof typeof gradeDefaults;

export const defaultKeys: Readonly<Record<KeyCommand, string>> = {
  ...otherDefaults,
  ...gradeDefaults,
};

export function isKeyCommand(text: string): text is KeyCommand {
  return Object.hasOwn(defaultKeys, text);
}

export const keyCommands: readonly KeyCommand[] = Object.keys(defaultKeys).filter(isKeyCommand);

/** The keys that grade on each scale, from the worst to the best. */
export const gradeKeysOf: Readonly<Record<GradeScale, readonly GradeKey[]>> = {
  four: [
    { command: 'again', label: 'Again', grade: gradeButtons.again },
    { command: 'hard', label: 'Hard', grade: gradeButtons.hard },
    { command: 'good', label: 'Good', grade: gradeButtons.good },
    { command: 'easy', label: 'Easy', grade: gradeButtons.easy },
  ],
  six: [
    { command: 'grade-0', label: 'Blackout', grade: 0 },
    { command: 'grade-1', label: 'Wrong', grade: 1 },
    { command: 'grade-2', label: 'Nearly', grade: 2 },
    { command: 'grade-3', label: 'Hard', grade: 3 },
    { command: 'grade-4', label: 'Good', grade: 4 },
    { command: 'grade-5', label: 'Perfect', grade: 5 },
  ],
  two: [
    { command: 'forgot', label: 'Forgot', grade: gradeButtons.again },
    { command: 'knew', label: 'Knew', grade: gradeButtons.good },
  ],
};

/** Keys that have a name; any other is the one character that it types. */
export const namedKeys: readonly string[] = [
  'space',
  'enter',
  'tab',
  'backspace',
  'delete',
  'insert',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  ...Array.from({ length: 12 }, (_, index) => `f${index + 1}`),
];

/** The key by its name, or the one character that it types; undefined for anything else. */
export function keyName(text: string): string | undefined {
  const name = text.toLowerCase();
  if (namedKeys.includes(name)) return name;
  if (text === ' ') return 'space';
  return /^[^\p{Cc}\p{Cf}\p{Z}\p{Cs}]$/u.test(text) ? text : undefined;
}

/** The keys of a review: which does what, and which one does a given thing. */
export interface KeyMap {
  readonly scale: GradeScale;
  readonly commandOf: ReadonlyMap<string, KeyCommand>;
  readonly keyOf: Readonly<Record<KeyCommand, string>>;
}

/** Two commands that would have the same key. */
export interface KeyClash {
  readonly key: string;
  readonly commands: readonly [KeyCommand, KeyCommand];
}

/** Keys changed from their defaults. */
export type KeyChanges = Readonly<Partial<Record<KeyCommand, string>>>;

/** The commands that have a key on a scale: the grades of the others have none. */
export function commandsOf(scale: GradeScale): readonly KeyCommand[] {
  const grading = new Set<KeyCommand>(gradeKeysOf[scale].map(({ command }) => command));
  return keyCommands.filter(
    (command) => grading.has(command) || !Object.hasOwn(gradeDefaults, command),
  );
}

/** The commands of a scale that would have the key of another one, each beside the first of them. */
export function keyClashes(scale: GradeScale, changes: KeyChanges): readonly KeyClash[] {
  const keyOf = { ...defaultKeys, ...changes };
  const first = new Map<string, KeyCommand>();
  return commandsOf(scale).flatMap((command) => {
    const key = keyOf[command];
    const taken = first.get(key);
    if (taken !== undefined) return [{ key, commands: [taken, command] as const }];
    first.set(key, command);
    return [];
  });
}

/**
 * The keys with some changed. Enter shows and grades as the key `show` does, unless it was given to
 * something else. Throws a `RangeError` where two commands have one key: see `keyClashes`.
 */
export function keyMap(scale: GradeScale, changes: KeyChanges = {}): KeyMap {
  const [clash] = keyClashes(scale, changes);
  if (clash !== undefined) throw new RangeError(describeClash(clash));
  const keyOf = { ...defaultKeys, ...changes };
  const commandOf = new Map(commandsOf(scale).map((command) => [keyOf[command], command]));
  if (!commandOf.has('enter')) commandOf.set('enter', 'show');
  return { scale, commandOf, keyOf };
}

/** A clash in a sentence: `z is both undo and bury.` */
export function describeClash({ key, commands }: KeyClash): string {
  return `${key} is both ${commands.join(' and ')}.`;
}

/** The keys as they come. */
export const plainKeys: KeyMap = keyMap('four');
