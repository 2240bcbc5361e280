/**
 * The kinds of failure that a person can meet. Each has one exit status:
 * `failed` 1 · `usage` 2 · `refused-data` 3 · `refused-harm` 4 · `busy` 5 · `interrupted` 130.
 */
export type FailureKind =
  | 'failed'
  | 'usage'
  | 'refused-data'
  | 'refused-harm'
  | 'busy'
  | 'interrupted';

export const exitStatus: Readonly<Record<FailureKind, number>> = {
  failed: 1,
  usage: 2,
  'refused-data': 3,
  'refused-harm': 4,
  busy: 5,
  interrupted: 130,
};

/** An expected failure: what happened (`message`), and what to do about it (`hint`). */
export class EngramError extends Error {
  readonly kind: FailureKind;
  readonly hint: string;

  constructor(kind: FailureKind, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EngramError';
    this.kind = kind;
    this.hint = hint;
  }
}
