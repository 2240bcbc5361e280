import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';

/** Debian's place for it, unless `CHROMIUM` names another. */
export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** For a test as root, and without a word to anyone outside. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Tests in a browser: skipped where Chromium is absent, and a printed line says so. */
export function describeInChromium(title: string, tests: () => void): void {
  const isAbsent = !existsSync(chromium);
  if (isAbsent) process.stderr.write(`SKIPPED "${title}": no Chromium at ${chromium}\n`);
  describe.skipIf(isAbsent)(title, () => {
    if (isAbsent) it(`needs ${chromium}`);
    else tests();
  });
}
