import { run } from '../../src/main.ts';
import type { Stream } from '../../src/terminal/io.ts';
import type { Program, Ran } from './program.ts';

/** One run after the other, because a process is in one folder at a time. */
let within: Promise<unknown> = Promise.resolve();

/** Runs a command within the test's own process, in `folder`, as if it had no terminal. */
export function runWithin(
  args: readonly string[],
  folder: string,
  env: Program['env'],
): Promise<Ran> {
  const ran = within.then(async () => {
    const before = process.cwd();
    process.chdir(folder);
    process.env['TZ'] = env['TZ'];
    const out = heard();
    const err = heard();
    try {
      const status = await run(args, { out, err, inputIsTerminal: false, env });
      return { status, signal: null, stdout: out.text(), stderr: err.text() };
    } finally {
      process.chdir(before);
    }
  });
  within = ran.catch(() => undefined);
  return ran;
}

function heard(): Stream & { text(): string } {
  const parts: (string | Uint8Array)[] = [];
  return {
    write: (text) => void parts.push(text),
    writeAll: async (all) => void parts.push(...all),
    isTerminal: false,
    columns: 80,
    text: () => Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8'),
  };
}
