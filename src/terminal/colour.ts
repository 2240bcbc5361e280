type Environment = Readonly<Record<string, string | undefined>>;

/** Whether style codes are written. Only the 16 colours of the terminal's own palette are used. */
export type ColourLevel = 0 | 1;

/**
 * Decides for one stream, in this order: the person's flag, `NO_COLOR`, `FORCE_COLOR` and
 * `CLICOLOR_FORCE`, a dumb terminal, whether the stream is a terminal at all. A variable that is
 * set but empty says nothing. `flag` is undefined when neither `--color` nor `--no-color` is given.
 */
export function colourLevel(options: {
  readonly flag: boolean | undefined;
  readonly env: Environment;
  readonly isTerminal: boolean;
}): ColourLevel {
  const { flag, env, isTerminal } = options;
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM } = env;
  if (flag !== undefined) return flag ? 1 : 0;
  if (isSet(NO_COLOR)) return 0;
  if (isSet(FORCE_COLOR)) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? 0 : 1;
  if (isSet(CLICOLOR_FORCE) && CLICOLOR_FORCE !== '0') return 1;
  if (TERM === 'dumb' || CLICOLOR === '0') return 0;
  return isTerminal ? 1 : 0;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
