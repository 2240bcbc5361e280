import type { ErrorJson } from '../contract.ts';
import type { EngramError } from '../errors.ts';
import { jsonText } from '../export/json.ts';
import type { Io } from '../terminal/io.ts';
import { safeLine, safeText } from '../terminal/safe-text.ts';

/** Says what happened and what to do about it: two lines on stderr, or a JSON document on stdout. */
export function printFailure(
  io: Io,
  failure: EngramError,
  how: { readonly json: boolean; readonly debug: boolean },
): void {
  const { kind, message, hint } = failure;
  if (how.json) {
    const document: ErrorJson = { error: { code: kind, message, hint } };
    io.out.write(jsonText(document));
  } else {
    io.err.write(`${oneLine(message)}\n${oneLine(hint)}\n`);
  }
  if (how.debug) io.err.write(`${safeText(failure.stack ?? '')}\n${safeText(causeOf(failure))}\n`);
}

/** A failure with several parts, such as wrong settings, is told on one line. */
function oneLine(text: string): string {
  return safeLine(text.split('\n').join(' · '));
}

function causeOf(failure: EngramError): string {
  return failure.cause instanceof Error ? (failure.cause.stack ?? '') : '';
}
