import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Program } from '../e2e/program.ts';

/** Whether this system lets a test have a small disk of its own, as Linux does for most. */
export const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

if (!canMount) process.stderr.write('SKIPPED tests of full disks: no disk can be mounted here\n');

/**
 * Runs a script beside a disk of its own, `disk`, on which the data of the program is then. In it,
 * `run` calls the program and notes how it ended, `fill` and `empty` do that to the disk. Gives the
 * status and the words of each call, and whatever was said after the last one.
 */
export async function onDisk(engram: Program, size: string, script: string): Promise<string[]> {
  const whole = `
    mkdir -p disk && mount -t tmpfs -o size=${size} none disk || exit 1
    fill() { cat /dev/zero > disk/filler 2> /dev/null; true; }
    empty() { rm disk/filler; echo "<ran>"; }
    run() { engram "$@" > said 2>&1; echo "<ran>$?"; cat said; }
    ${script}`;
  const home = { env: { ENGRAM_HOME: 'disk/home', SCRIPT: whole } };
  const { stdout, stderr } = await engram.with(home).shell(`unshare -rm bash -c "$SCRIPT"`);
  expect(stderr).toBe('');
  return stdout.split('<ran>').slice(1);
}
