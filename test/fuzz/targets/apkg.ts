import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { EngramError } from '../../../src/errors.ts';
import { ankiDrafts } from '../../../src/import/apkg/anki-drafts.ts';
import { openPackage } from '../../../src/import/apkg/apkg.ts';
import { currentPackage, legacyPackage } from '../../import/apkg/make-package.ts';
import { mint } from '../../notes/collection.ts';
import { anyHtml } from '../html.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'engram-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'deck.apkg');

const inputs = fc.record({
  notes: fc.array(fc.record({ fields: fc.array(anyHtml, { maxLength: 3 }), tags: anyText }), {
    maxLength: 4,
  }),
  deck: anyText,
  templates: fc.tuple(fc.constantFrom('{{Front}}', '{{#Back}}', '{{cloze:Front}}'), anyHtml),
  isCloze: fc.boolean(),
  make: fc.constantFrom(legacyPackage, currentPackage),
  damage: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255))),
    },
  ),
});

/** A package is read into whole cards, or refused in words, whatever it and its fields hold. */
export const apkg = target(
  'apkg',
  inputs,
  async ({ notes, deck, templates, isCloze, make, damage }) => {
    const [before, after] = templates;
    const template = `${before}${after}`;
    const bytes = make({
      decks: { 1: 'Default', 7: deck.replaceAll('\0', '') },
      types: [
        { id: 5, name: 't', isCloze, fields: ['Front', 'Back'], templates: [[template, after]] },
      ],
      notes: notes.map(({ fields, tags }, id) => ({ id, guid: `g${id}`, type: 5, tags, fields })),
      cards: notes.map((_, id) => ({ id, note: id, deck: 7 })),
    });
    for (const [share, byte] of damage) bytes[Math.floor(share * (bytes.length - 1))] = byte;
    writeFileSync(file, bytes);
    try {
      const collection = (await openPackage(file, 'deck.apkg')).read();
      const { drafts } = ankiDrafts(collection, { file, name: 'deck.apkg', deck: undefined, mint });
      for (const draft of drafts) assert.notEqual(draft.face.question.trim(), '');
    } catch (error) {
      assert.ok(error instanceof EngramError, error instanceof Error ? error.stack : String(error));
      assert.equal(error.kind, 'refused-data');
    }
  },
);
