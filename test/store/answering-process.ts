/**
 * Answers cards of a database one after the other, and prints the id of each answer once it is
 * kept: `answering-process.ts FILE ANSWERS`. Started by tests that end it before its time.
 */
import { writeSync } from 'node:fs';
import { cardId } from '../../src/card.ts';
import { migrationsFolder } from '../../src/config/paths.ts';
import { openStore } from '../../src/store/store.ts';
import { given, stamp } from './stamps.ts';

const [file = '', count = '0'] = process.argv.slice(2);
const store = openStore(file, migrationsFolder);
for (let index = 0; index < Number(count); index += 1) {
  const id = cardId(`card${index % 5}`);
  const { event } = store.events.answer(id, given(index % 3 === 0 ? 1 : 5), stamp(index));
  writeSync(1, `${event.id}\n`);
}
store.close();
