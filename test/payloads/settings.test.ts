import { expect, test } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { editorArguments } from '../../src/terminal/editor.ts';
import { describeWithShared } from '../shared.ts';
import { payloadPath, payloadText, tracesOfRunCode } from './payloads.ts';

describeWithShared('the settings of the corpus', 'payloads', () => {
  const load = (name: string) => loadSettings({ file: payloadPath(`config/${name}`), env: {} });

  test('g01: a prototype is no setting', async () => {
    const { settings, warnings } = await load('g01-proto.json');
    expect(settings.newPerDay).toBe(10);
    expect(warnings).toEqual([expect.stringContaining('there is no setting __proto__')]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('g02: each wrong key is named, with the file, what it is and what is wanted', async () => {
    const error = await load('g02-types.json').catch((reason: unknown) => String(reason));
    expect(error).toContain('g02-types.json: newPerDay is "ten", wanted a whole number');
    for (const key of ['rolloverHour', 'editor', 'unknownKey', 'exam'])
      expect(error).toContain(key);
  });

  test('g03: broken JSON is pointed at, and can be left out', async () => {
    await expect(load('g03-broken.json')).rejects.toThrow(/g03-broken\.json:1:18/u);
    expect((await loadSettings({ file: null, env: {} })).settings.newPerDay).toBe(20);
  });
});

describeWithShared('the editors of the corpus', 'payloads', () => {
  const file = '/notes/$(touch PWNED) my `id` notes.md';
  const [vi, code, quoted, vim, sequence, substitution] = payloadText('config/editor-values.txt')
    .split('\n')
    .map((EDITOR) => editorArguments({ EDITOR }, file));

  test('are told the file as it is called', () => {
    expect([vi, code, quoted, vim]).toEqual([
      ['vi', file],
      ['code', '--wait', file],
      ['/Applications/My Editor.app/x', '-w', file],
      ['vim', '+set nu', file],
    ]);
  });

  test('that are programs for a shell are names of programs that there are not', () => {
    expect(sequence).toEqual(['true;', 'touch', '/tmp/PWNED_EDITOR', file]);
    expect(substitution).toEqual(['$(touch', '/tmp/PWNED_EDITOR2)', file]);
    expect(tracesOfRunCode()).toEqual([]);
  });
});
