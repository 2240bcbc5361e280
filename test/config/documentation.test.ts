import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOfValue } from '../../src/config/setting-text.ts';
import {
  defaultSettings,
  definitionOf,
  environmentVariable,
  isForFiles,
  settingNames,
  wantedValue,
} from '../../src/config/settings.ts';
import { defaultKeys, gradeKeysOf, gradeScales } from '../../src/review/key-bindings.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'configuration.md');
const [, ...sections] = readFileSync(file, 'utf8').split(/^### /mu);

test('docs/configuration.md has a section for each setting, and no other', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual(
    settingNames.map((name) => `\`${name}\``),
  );
});

test.each(settingNames.map((name, index) => [name, sections[index] ?? ''] as const))(
  'the section on %s says what its definition says',
  (name, section) => {
    const { meaning, perDeck, affects } = definitionOf(name);
    expect(section).toContain(`\n${meaning}\n`);
    const usual = textOfValue(name, defaultSettings[name]);
    expect(section).toContain(`Default \`${usual}\`: ${wantedValue(name)}`);
    expect(section.includes('Per deck.')).toBe(perDeck === true);
    expect(section.includes('Changes schedules.')).toBe(affects === 'schedules');
    expect(section.includes(environmentVariable(name))).toBe(!isForFiles(name));
  },
);

test('the section on keys lists every command with its usual key, and no other', () => {
  const section = sections[settingNames.indexOf('keys')] ?? '';
  const listed = [...section.matchAll(/^\| `([\w-]+)` \| `(\S+)` \| \S/gmu)];
  expect(Object.fromEntries(listed.map(([, command, key]) => [command, key]))).toEqual(defaultKeys);
  expect(listed).toHaveLength(Object.keys(defaultKeys).length);
});

test.each(gradeScales)('the section on gradeKeys lists the grades of %s', (scale) => {
  const section = sections[settingNames.indexOf('gradeKeys')] ?? '';
  for (const { label, grade } of gradeKeysOf[scale]) {
    expect(section).toMatch(new RegExp(`^\\| \`${scale}\` \\|.*\\b${label} \\(${grade}\\)`, 'm'));
  }
});
