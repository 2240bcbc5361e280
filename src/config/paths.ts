import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import envPaths from 'env-paths';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where the database lives: `--db` (given as `option`), `ENGRAM_DB`, `$ENGRAM_HOME/engram.db`,
 * `$XDG_DATA_HOME/engram/engram.db`, else the platform's own place for data. Always absolute.
 */
export function dataFile(env: Env, option?: string): string {
  const { ENGRAM_DB, ENGRAM_HOME, XDG_DATA_HOME } = env;
  const named = option || ENGRAM_DB;
  if (named) return resolve(named);
  if (ENGRAM_HOME) return resolve(ENGRAM_HOME, 'engram.db');
  return join(baseFolder(XDG_DATA_HOME, 'data', ['.local', 'share']), 'engram.db');
}

/**
 * Where the settings live: `$ENGRAM_HOME/config.json`, `$XDG_CONFIG_HOME/engram/config.json`,
 * else the platform's own place for settings. Always absolute; the file need not exist.
 */
export function settingsFile(env: Env): string {
  const { ENGRAM_HOME, XDG_CONFIG_HOME } = env;
  if (ENGRAM_HOME) return resolve(ENGRAM_HOME, 'config.json');
  return join(baseFolder(XDG_CONFIG_HOME, 'config', ['.config']), 'config.json');
}

/** The folder that the program was installed to: the one above this code that holds its `data`. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'data')))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The program is not complete: its data folder is gone.');
    folder = parent;
  }
  return folder;
}

/** The folder of the files that build the database's schema, version by version. */
export function migrationsFolder(): string {
  return join(packageRoot(), 'data', 'migrations');
}

function baseFolder(
  xdg: string | undefined,
  kind: 'data' | 'config',
  usual: readonly string[],
): string {
  // The XDG specification: a path that is not absolute is invalid and to be ignored.
  if (xdg && isAbsolute(xdg)) return join(xdg, 'engram');
  const own = envPaths('engram', { suffix: '' })[kind];
  return isAbsolute(own) ? own : join(homedir(), ...usual, 'engram');
}
