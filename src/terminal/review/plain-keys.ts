import type { KeyCommand, KeyMap } from '../../review/key-bindings.ts';
import type { SessionCard, SessionState } from '../../review/state.ts';
import type { Theme } from '../theme.ts';
import { choiceLetter } from './choices.ts';
import { gradeOfSpace, wantsTyping } from './frame.ts';
import { gradeKeys, gradeLabel, type Intervals, intervalsToShow, keyList } from './key-lines.ts';

export interface PlainKeys {
  readonly keys: KeyMap;
  readonly theme: Theme;
  readonly intervals: (item: SessionCard) => Intervals;
}

/** What can be typed now, in a sentence or two. */
export function whatToType(state: SessionState, item: SessionCard, options: PlainKeys): string {
  const { keys } = options;
  const { keyOf } = keys;
  if (wantsTyping(state)) {
    return `Type the answer. Enter alone shows it. A command stands after a colon: :${keyOf.undo} or :undo; :${keyOf.keys} lists them.`;
  }
  const now = state.shown ? keysAfter(state, item, options) : keysBefore(state, item, keys);
  return `${now.join(', ')}. ${keyOf.keys} lists all.`;
}

function keysBefore({ attempt }: SessionState, { card }: SessionCard, keys: KeyMap): string[] {
  const key = (command: KeyCommand) => keys.keyOf[command];
  if (attempt.type === 'items') {
    return attempt.revealed === 0
      ? ['Enter shows the first item', `${key('all')} all of them`]
      : ['Enter shows the next item', `${key('miss')} missed the last`, `${key('all')} all`];
  }
  if (attempt.type === 'choices' && card.face.kind === 'choice') {
    const last = choiceLetter(card.face.choices.length - 1);
    const several = card.face.choices.filter(({ correct }) => correct).length > 1;
    return [
      `a to ${last} ${several ? 'pick, several are right' : 'answer'}`,
      'Enter shows the answer',
    ];
  }
  return ['Enter shows the answer'];
}

function keysAfter(
  state: SessionState,
  item: SessionCard,
  { keys, theme, intervals }: PlainKeys,
): string[] {
  return [
    ...gradeKeys(intervalsToShow(state, intervals(item)), keys, theme),
    ...(state.attempt.type === 'items' ? [`${keys.keyOf.miss} missed the last`] : []),
    `Enter ${gradeLabel(gradeOfSpace(state), keys)}`,
  ];
}

/** All that can be typed: keys and names of commands, each with what it does. */
export function plainKeyList(keys: KeyMap): string[] {
  return keyList(keys, 'the card once more').map(
    ([names, meaning, command]) =>
      `${names}${command === undefined || names === command ? '' : `, ${command}`}: ${meaning}`,
  );
}
