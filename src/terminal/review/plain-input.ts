import { commandsOf, isKeyCommand, type KeyMap, keyName } from '../../review/key-bindings.ts';
import { type Command, commandOn, meaningOf, pickOf, type Seen } from './keys.ts';

/**
 * What a line asks for in a plain review: a command by its name or its key, a choice by its letter;
 * nothing at all does what `show` does. Undefined where it is none of these.
 */
export function commandOfLine(line: string, seen: Seen, keys: KeyMap): Command | undefined {
  const text = line.trim();
  if (text === '') return meaningOf('show', seen, keys);
  const name = text.toLowerCase();
  if (isKeyCommand(name) && commandsOf(keys.scale).includes(name)) {
    return meaningOf(name, seen, keys);
  }
  const key = keyName(text);
  if (key === undefined) return undefined;
  const picked = pickOf(key, seen);
  if (picked !== undefined) return picked;
  const command = commandOn(key, seen, keys);
  return command === undefined ? undefined : meaningOf(command, seen, keys);
}

/** The command in a line that may be an answer: it stands after a colon. Undefined for an answer. */
export function afterColon(line: string): string | undefined {
  return /^\s*:\s*(\S.*)$/u.exec(line)?.[1];
}
