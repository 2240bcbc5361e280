import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dataFile, migrationsFolder, packageRoot, settingsFile } from '../../src/config/paths.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the data file', () => {
  const all = { ENGRAM_DB: '/b/own.db', ENGRAM_HOME: '/c', XDG_DATA_HOME: '/d' };

  test('is named by --db, ENGRAM_DB, ENGRAM_HOME and XDG_DATA_HOME, in this order', () => {
    expect(dataFile(all, '/a/here.db')).toBe('/a/here.db');
    expect(dataFile(all)).toBe('/b/own.db');
    expect(dataFile({ ...all, ENGRAM_DB: '' })).toBe('/c/engram.db');
    expect(dataFile({ XDG_DATA_HOME: '/d' })).toBe('/d/engram/engram.db');
  });

  test('is absolute, even when named from where one stands', () => {
    expect(dataFile({}, 'here.db')).toBe(resolve('here.db'));
    expect(dataFile({ ENGRAM_HOME: 'home' })).toBe(resolve('home', 'engram.db'));
  });

  test.runIf(process.platform === 'linux')('has its own place where nothing names one', () => {
    vi.stubEnv('XDG_DATA_HOME', undefined);
    expect(dataFile({})).toBe(join(homedir(), '.local/share/engram/engram.db'));
  });

  test.runIf(process.platform === 'linux')('is never put under a relative XDG path', () => {
    vi.stubEnv('XDG_DATA_HOME', 'relative');
    expect(dataFile({ XDG_DATA_HOME: 'relative' })).toBe(
      join(homedir(), '.local/share/engram/engram.db'),
    );
  });
});

test('the settings file is in ENGRAM_HOME, else in XDG_CONFIG_HOME', () => {
  const env = { ENGRAM_HOME: '/c', XDG_CONFIG_HOME: '/d', ENGRAM_DB: '/b/own.db' };
  expect(settingsFile(env)).toBe('/c/config.json');
  expect(settingsFile({ ...env, ENGRAM_HOME: '' })).toBe('/d/engram/config.json');
});

test('what ships with the program is found from its own place', () => {
  expect(existsSync(join(packageRoot(), 'package.json'))).toBe(true);
  expect(existsSync(migrationsFolder())).toBe(true);
});
