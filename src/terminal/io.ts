/**
 * The world a command talks to: results go to `out`, everything else (progress, hints, errors)
 * to `err`. Handed in by the caller, so that a test can read what was said.
 */
export interface Io {
  readonly out: Stream;
  readonly err: Stream;
  /** Whether keys can be read: standard input is a terminal. */
  readonly inputIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Stream {
  write(text: string): void;
  /** Writes one part after another, each made when the one before has been taken. */
  writeAll(parts: Iterable<string | Uint8Array>): Promise<void>;
  readonly isTerminal: boolean;
  /** Width in cells; 80 where there is no terminal to ask. */
  readonly columns: number;
}
