import * as z from 'zod/mini';
import {
  isKeyCommand,
  type KeyChanges,
  type KeyCommand,
  keyCommands,
  keyName,
  namedKeys,
} from '../review/key-bindings.ts';
import { didYouMean } from './nearest-name.ts';

/**
 * Keys of a review: `{"undo": "z"}`, each by the name it has in the map. A file of its own because
 * it loads zod.
 */
export const keysSchema = z.pipe(
  z.record(
    z.string(),
    z.string('wanted one character or the name of a key'),
    'wanted an object of keys',
  ),
  z.transform((given, context): KeyChanges => {
    const keys: Partial<Record<KeyCommand, string>> = {};
    for (const [command, text] of Object.entries(given)) {
      const refuse = (message: string) =>
        context.issues.push({ code: 'custom', input: text, path: [command], message });
      const key = keyName(text);
      if (!isKeyCommand(command)) {
        refuse(`there is no such command${hint(command, keyCommands)}`);
      } else if (key === undefined) {
        refuse(`there is no key ${JSON.stringify(text)}${hint(text, namedKeys)}`);
      } else {
        keys[command] = key;
      }
    }
    return keys;
  }),
);

/** What may have been meant, as a sentence of its own. */
function hint(text: string, names: readonly string[]): string {
  const meant = didYouMean(text, names);
  return meant === '' ? '' : `.${meant}`;
}
