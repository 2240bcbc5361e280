import { readdirSync, readFileSync } from 'node:fs';
import { sharedPath } from '../shared.ts';

/** The names of the hostile files in a folder of the corpus, such as `md`. */
export function payloadNames(folder: string): readonly string[] {
  return readdirSync(sharedPath(`payloads/${folder}`)).sort();
}

export function payloadPath(name: string): string {
  return sharedPath(`payloads/${name}`);
}

export function payloadText(name: string): string {
  return readFileSync(payloadPath(name), 'utf8');
}

/** The files that code in a payload would leave behind if it ran. */
export function tracesOfRunCode(): readonly string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith('PWNED'));
}
