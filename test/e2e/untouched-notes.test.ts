import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardOn, tides, winds } from './collection.ts';
import { digest, newProgram } from './program.ts';

/** Every entry below a folder: its name, what it holds, when it was changed and who may read it. */
function stateOf(folder: string): readonly unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const stats = statSync(join(folder, name), { bigint: true });
      const content = stats.isFile() ? digest(join(folder, name)) : 'folder';
      return [name, content, stats.mtimeNs, stats.mode];
    });
}

test('no command changes a note, or leaves anything beside it', async () => {
  const engram = newProgram();
  engram.note('notes/winds.md', winds.replaceAll('\n', '\r\n'));
  engram.note('notes/sea/tides.md', `\ufeff${tides}\n\n<!-- a comment -->   `);
  engram.note('notes/empty.md', '');
  engram.note('notes/picture.md', Uint8Array.of(0, 1, 2, 3));
  const notes = join(engram.folder, 'notes');
  const before = stateOf(notes);
  await engram.run('import', 'notes', '--dry-run');
  await engram.run('import', 'notes');
  const { id } = await cardOn(engram, 'ebb');
  for (const call of [
    'status',
    'next',
    `answer ${id} 2`,
    `answer ${id} good`,
    'undo',
    `suspend ${id}`,
    `resume ${id}`,
    `flag ${id}`,
    `bury ${id}`,
    `reset ${id}`,
    `card ${id}`,
    'cards',
    'decks',
    'stats',
    'export stats',
    'import notes --force',
    'import notes --deck other',
    'start notes',
    'review',
    'doctor --repair',
  ]) {
    await engram.run(...call.split(' '));
    expect([call, stateOf(notes)]).toEqual([call, before]);
  }
});
