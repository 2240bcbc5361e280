import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lintNote } from '../../../src/notes/lint.ts';
import { applied, imported, plan, reviewed } from '../../notes/collection.ts';
import { read } from '../../notes/reading.ts';
import { english } from '../../notes/vocabulary.ts';
import { anyNote } from '../notes.ts';
import { target } from '../target.ts';

/** Notes become cards: the same each time, each known by an id of its own, none lost on the way. */
export const importer = target('importer', fc.tuple(anyNote, anyNote), ([one, other]) => {
  const notes = { 'one.md': one, 'other.md': other };
  const stored = imported(notes);
  const ids = new Set(stored.map(({ id }) => id));
  assert.equal(ids.size, stored.length, 'ids are unique');
  assert.deepEqual(imported(notes, notes), stored, 'importing again changes nothing');

  const known = reviewed(stored);
  const after = applied(known, plan(known, { 'one.md': other, 'other.md': one }));
  const idsAfter = after.map(({ id }) => id);
  assert.equal(new Set(idsAfter).size, idsAfter.length, 'ids stay unique');
  assert.ok(
    [...ids].every((id) => idsAfter.includes(id)),
    'no card is forgotten',
  );

  const note = read(one);
  const lines = one.split('\n').length;
  for (const { face, source } of note.drafts) {
    assert.notEqual(face.question.trim(), '');
    assert.ok(source.line >= 1 && source.endLine >= source.line && source.endLine <= lines);
  }
  lintNote(note, 'one.md', english);
});
