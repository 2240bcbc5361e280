import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const program = new URL('fixtures/output-program.ts', import.meta.url).pathname;

/** Runs `$PROGRAM` within a shell script. */
function shell(script: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const env = { ...process.env, PROGRAM: `${process.execPath} --import tsx ${program}` };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { env, maxBuffer: 1e7 }, (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

describe('standard output', () => {
  test('reaches a pipe whole, however much it is', async () => {
    const { stdout } = await shell('$PROGRAM | cat');
    expect(stdout.endsWith('line 19999\n')).toBe(true);
  });

  test('closed by its reader, ends the program quietly with status 0', async () => {
    const { stdout, stderr } = await shell('$PROGRAM | head -1; echo "status=$PIPESTATUS"');
    expect(stdout).toBe('line 0\nstatus=0\n');
    expect(stderr).toBe('');
  });

  test.runIf(existsSync('/dev/full'))('on a full disk is an error with a message', async () => {
    const { stdout, stderr } = await shell('$PROGRAM >/dev/full; echo "status=$?"');
    expect(stdout).toBe('status=1\n');
    expect(stderr).toMatch(
      /^engram: cannot write to standard output: .*\n.*run the command again\.\n$/,
    );
  });
});
