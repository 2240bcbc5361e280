import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadSettings } from '../../../src/config/load.ts';
import { settingNames } from '../../../src/config/settings.ts';
import { EngramError } from '../../../src/errors.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'engram-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'config.json');

const name = fc.oneof(
  fc.constantFrom(...settingNames, 'decks', '__proto__', 'constructor'),
  anyText,
);
const value = fc.oneof(
  fc.jsonValue(),
  anyText,
  fc.constantFrom(5, 0.9, 'fsrs', 'on', [1, 10], { good: ['g'] }, { __proto__: { newPerDay: 3 } }),
);
const settings = fc
  .array(fc.tuple(name, value), { maxLength: 5 })
  // Written by hand, so that keys may stand in it that an object literal cannot have, or twice.
  .map((entries) =>
    entries.map(([key, said]) => `${JSON.stringify(key)}: ${JSON.stringify(said)}`).join(',\n'),
  );
const inputs = fc.tuple(settings, fc.option(anyText, { nil: '' }), fc.boolean());

/** A file of settings is taken as it is meant, or refused in words; no key of it is a prototype's. */
export const settingsFile = target('settings', inputs, async ([body, rest, ofDeck]) => {
  writeFileSync(file, ofDeck ? `{"decks": {"a::b": {${body}}}}${rest}` : `{${body}}${rest}`);
  const loaded = await loadSettings({ file, env: {} }).catch((error: unknown) => {
    assert.ok(error instanceof EngramError, String(error));
    assert.equal(error.kind, 'refused-data');
    return undefined;
  });
  assert.equal(Object.keys(Object.prototype).length, 0);
  if (loaded === undefined) return;
  assert.ok(Number.isInteger(loaded.settings.newPerDay));
  assert.equal(Object.getPrototypeOf(loaded.settings), Object.prototype);
});
