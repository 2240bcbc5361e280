import { expect, test } from 'vitest';
import { legacyPackage } from '../../import/apkg/make-package.ts';
import { collectionOf } from './collection.ts';

test('a card from Anki shows its package, and opens no editor', async () => {
  const collection = await collectionOf({
    'geo.apkg': legacyPackage({
      notes: [{ id: 1, guid: 'paris', fields: ['Capital of France?', 'Paris'] }],
      cards: [{ id: 2, note: 1 }],
    }),
  });
  const screen = collection.run(['review'], { env: { VISUAL: 'no-such-editor' } });
  await screen.shows(/Default[\s\S]*Capital of France\?[\s\S]*shows the answer/);
  screen.type(' ');
  await screen.shows(/Paris[\s\S]*1 Again/);
  screen.type('c');
  await screen.shows(/geo\.apkg\n[\s\S]*The card is from a package of Anki\./);
  screen.type('q');
  await screen.shows(/Paris[\s\S]*1 Again/);
  screen.type('e');
  await screen.shows(/The card is from a package of Anki: edit it there/);
  screen.type('3');
  expect(await screen.ended).toBe(0);
  expect(await collection.grades(/France/)).toEqual([4]);
});
