import { describe, expect, test } from 'vitest';
import { editorArguments, openInEditor } from '../../src/terminal/editor.ts';
import type { Io } from '../../src/terminal/io.ts';

const file = '/home/me/my notes/config.json';

describe('the command of an editor', () => {
  test.each([
    ['VISUAL first', { VISUAL: 'code --wait', EDITOR: 'nano' }, ['code', '--wait', file]],
    ['then EDITOR', { EDITOR: 'nano' }, ['nano', file]],
    ['vi where nothing is set', {}, ['vi', file]],
    ['vi where what is set is empty', { VISUAL: '', EDITOR: '  ' }, ['vi', file]],
    [
      'quotes keep a path together',
      { EDITOR: '"/Applications/My Editor.app/x" -w' },
      ['/Applications/My Editor.app/x', '-w', file],
    ],
    ['and an argument', { EDITOR: `vim "+set nu" 'a b'` }, ['vim', '+set nu', 'a b', file]],
    [
      'what a shell would run stays text',
      { EDITOR: 'true; touch $(id) `id` > x' },
      ['true;', 'touch', '$(id)', '`id`', '>', 'x', file],
    ],
    [
      'backslashes are letters, as in paths of Windows',
      { EDITOR: 'C:\\bin\\edit.exe -n' },
      ['C:\\bin\\edit.exe', '-n', file],
    ],
  ])('%s', (_, env, expected) => {
    expect(editorArguments(env, file)).toEqual(expected);
  });

  test.each([
    ...['vi', 'vim', 'nvim', 'nano', 'emacs', 'kak', '/usr/bin/vim', 'C:\\vim\\gvim.exe'].map(
      (editor) => [editor, ['+7', file]] as const,
    ),
    ['emacsclient -nw', ['-nw', '+7', file]] as const,
    ['hx', [`${file}:7`]] as const,
    ['code --wait', ['--wait', '--goto', `${file}:7`]] as const,
    ['/opt/VSCodium/bin/codium', ['--goto', `${file}:7`]] as const,
    ['ed', [file]] as const,
    ['vimsical', [file]] as const,
    ['/home/vim/my-editor', [file]] as const,
  ])('%s is told the line in its own way', (editor, expected) => {
    const [, ...args] = editorArguments({ EDITOR: editor }, file, 7);
    expect(args).toEqual(expected);
  });
});

test('without a terminal no editor is opened', async () => {
  const stream = {
    write: () => undefined,
    writeAll: async () => undefined,
    isTerminal: false,
    columns: 80,
  };
  const io: Io = { out: stream, err: stream, inputIsTerminal: true, env: { EDITOR: 'true' } };
  await expect(openInEditor(io, file)).rejects.toMatchObject({
    kind: 'usage',
    hint: expect.stringContaining(file),
  });
});
