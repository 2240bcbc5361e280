import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** The place of material that is not part of the project, such as notes of a real learner. */
export function sharedPath(name: string): string {
  return fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
}

/** Tests that need such material: skipped where it is absent, and a printed line says so. */
export function describeWithShared(title: string, name: string, tests: () => void): void {
  const isAbsent = !existsSync(sharedPath(name));
  if (isAbsent) process.stderr.write(`SKIPPED "${title}": ../shared/${name} is not here\n`);
  describe.skipIf(isAbsent)(title, () => {
    // A skipped suite is still collected, and would read what is not there.
    if (isAbsent) it(`needs ../shared/${name}`);
    else tests();
  });
}
