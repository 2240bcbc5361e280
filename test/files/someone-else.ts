/** Whether a test can meet a file that it may not read: root reads all, unless it steps down. */
export const canDenyAccess = process.platform !== 'win32';

const nobody = 65534;

/** Runs `act` as a user whom the modes of files bind, root or not. */
export function asSomeoneElse<Result>(act: () => Result): Result {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(nobody);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}
