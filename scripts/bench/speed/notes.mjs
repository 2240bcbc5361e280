// Notes for imports: real ones many times over, edits of them, and files of a size.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { noteFiles } from '../note-files.mjs';
import { randomFrom } from '../random.mjs';

/** Writes each note so many times, its services renamed in each copy; gives the size in bytes. */
export function enlarge(notes, folder, copies) {
  let bytes = 0;
  for (const file of noteFiles(notes)) {
    const text = readFileSync(file, 'utf8');
    const names = new Set(
      [...text.matchAll(/^#{1,2} +(.+)$/gmu)].map(([, name = '']) => name.trim()),
    );
    for (let copy = 1; copy <= copies; copy += 1) {
      let renamed = text;
      for (const name of names) renamed = renamed.replaceAll(name, `${name} ${copy}`);
      const target = join(folder, `${copy}`, relative(dirname(notes), file) || basename(file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, renamed);
      bytes += Buffer.byteLength(renamed);
    }
  }
  return bytes;
}

/** Adds a few words to one bullet in a hundred. */
export function editSome(folder, seed) {
  const random = randomFrom(seed);
  for (const file of noteFiles(folder)) {
    const before = readFileSync(file, 'utf8');
    const after = before.replace(/^([-*] .{20,})$/gmu, (bullet) =>
      random.next() < 0.01 ? `${bullet} It is so on number ${random.below(1000)} too.` : bullet,
    );
    if (after !== before) writeFileSync(file, after);
  }
}

/** Files of facts under headings, of one megabyte each. */
export function writeFacts(folder, megabytes) {
  for (let number = 0; number < megabytes; number += 1) {
    const parts = [`# Service ${number}\n`];
    for (let index = 0, size = 0; size < 2 ** 20; index += 1) {
      if (index % 40 === 0) parts.push(`\n## Topic ${index / 40}\n\n`);
      parts.push(
        `- **Term ${number}-${index}**: stands for the thing number ${index} of ${number}, unlike all others.\n`,
      );
      size += parts.at(-1)?.length ?? 0;
    }
    writeFileSync(join(folder, `facts-${number}.md`), parts.join(''));
  }
}
