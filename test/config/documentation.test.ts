import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOfValue } from '../../src/config/setting-text.ts';
import {
  defaultSettings,
  definitionOf,
  environmentVariable,
  settingNames,
  wantedValue,
} from '../../src/config/settings.ts';

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
    const { type, meaning, perDeck, affects } = definitionOf(name);
    expect(section).toContain(`\n${meaning}\n`);
    const usual = textOfValue(name, defaultSettings[name]);
    expect(section).toContain(`Default \`${usual}\`: ${wantedValue(name)}`);
    expect(section.includes('Per deck.')).toBe(perDeck === true);
    expect(section.includes('Changes schedules.')).toBe(affects === 'schedules');
    expect(section.includes(environmentVariable(name))).toBe(
      type !== 'kinds' && type !== 'sections',
    );
  },
);
