import { spawn } from 'node:child_process';

/** What opens a file in the program that is meant for it. None of these is a shell. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // What `start` does, without the shell that it is a word of.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Some openers end at once, others when the browser is closed: by then all is well or not. */
const patienceMs = 3_000;

/** Opens a file in the browser; false where that cannot be done. `file` is an absolute path. */
export function openInBrowser(
  file: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [program, ...args] = openers[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => resolve(true), patienceMs);
    const end = (isOpen: boolean): void => {
      clearTimeout(timer);
      resolve(isOpen);
    };
    child.on('error', () => end(false));
    child.on('exit', (status) => end(status === 0));
    child.unref();
  });
}
