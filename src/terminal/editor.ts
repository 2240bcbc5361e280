import { spawn } from 'node:child_process';
import splitCommand from 'string-argv';
import { EngramError } from '../errors.ts';
import type { Io } from './io.ts';

type Env = Io['env'];

/**
 * Opens a file in the person's editor, at a line where one is given and the editor is known, and
 * waits until it is closed. No shell is asked: the command is split at spaces, quotes keep words
 * together, and the name of the file is passed as it is.
 *
 * Throws `usage` without a terminal, `failed` when the editor cannot be started or says it failed.
 */
export async function openInEditor(io: Io, file: string, line?: number): Promise<void> {
  requireEditorTerminal(io, file);
  const [program, ...args] = editorArguments(io.env, file, line);
  // Ctrl-C is meant for the editor, which shares the terminal.
  const ignore = () => undefined;
  process.on('SIGINT', ignore).on('SIGQUIT', ignore);
  try {
    await ending(program, args, io.out.isTerminal);
  } finally {
    process.removeListener('SIGINT', ignore).removeListener('SIGQUIT', ignore);
  }
}

/** Throws `usage` where no editor can be shown. */
export function requireEditorTerminal(io: Io, file: string): void {
  if (io.inputIsTerminal && io.err.isTerminal) return;
  throw new EngramError('usage', 'An editor needs a terminal.', `The file to edit is ${file}.`);
}

/** The command that edits a file: `$VISUAL`, else `$EDITOR`, else vi, with the file and the line. */
export function editorArguments(
  env: Env,
  file: string,
  line?: number,
): readonly [program: string, ...args: string[]] {
  const commands = [env['VISUAL'], env['EDITOR']].map((text) => splitCommand(text ?? ''));
  const [program = '', ...args] = commands.find(([name]) => name) ?? ['vi'];
  return [program, ...args, ...placeArguments(program, file, line)];
}

const plusLine = /^(?:g?vim?|[nm]vim|view|nano|pico|emacs|emacsclient|kak|micro)$/u;
const gotoLine = /^(?:code|code-insiders|codium|vscodium|cursor|windsurf)$/u;
const colonLine = /^(?:hx|helix|subl|zed)$/u;

/** How an editor is told the file and the line; one that is not known is told the file alone. */
function placeArguments(program: string, file: string, line: number | undefined): string[] {
  if (line === undefined) return [file];
  const path = program.split(/[\\/]/u);
  const name = (path.at(-1) ?? '').toLowerCase().replace(/\.(?:exe|cmd)$/u, '');
  if (plusLine.test(name)) return [`+${line}`, file];
  if (gotoLine.test(name)) return ['--goto', `${file}:${line}`];
  return colonLine.test(name) ? [`${file}:${line}`] : [file];
}

function ending(program: string, args: readonly string[], outIsTerminal: boolean): Promise<void> {
  const failure = (message: string, cause?: unknown) =>
    new EngramError(
      'failed',
      message,
      'Set VISUAL or EDITOR to the command of an editor, such as: EDITOR=nano',
      cause,
    );
  return new Promise((resolve, reject) => {
    // With standard output in a pipe, the editor draws where prompts are drawn.
    const child = spawn(program, args, { stdio: ['inherit', outIsTerminal ? 'inherit' : 2, 2] });
    child.on('error', (error) =>
      reject(failure(`The editor cannot be started: ${program}`, error)),
    );
    child.on('close', (status, signal) => {
      if (status === 0) resolve();
      else reject(failure(`The editor ended with ${signal ?? `status ${status}`}: ${program}`));
    });
  });
}
