import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';

/** Every command loads this file and few make a backup: Node's parts for it are loaded then. */
const streams = () => process.getBuiltinModule('node:stream');
const zlib = () => process.getBuiltinModule('node:zlib');

const chunkBytes = 1024 * 1024;

/**
 * Compresses a file into another, which must be there and empty. In chunks, each a gzip of its own:
 * one after the other they are a gzip as well, and memory stays flat.
 */
export function compressFile(from: string, to: string): void {
  const { constants, gzipSync } = zlib();
  const input = openSync(from, 'r');
  const output = openSync(to, 'w');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    for (;;) {
      const size = readSync(input, chunk, 0, chunkBytes, null);
      if (size === 0) return;
      writeAll(output, gzipSync(chunk.subarray(0, size), { level: constants.Z_BEST_SPEED }));
    }
  } finally {
    closeSync(input);
    closeSync(output);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** A backup is never larger: what claims to be is no backup. */
const mostBytes = 64 * 1024 ** 3;

/** Unpacks a file into another, which must be there and empty. Rejects what is no sound gzip. */
async function decompressFile(from: string, to: string): Promise<void> {
  const { Transform, promises } = streams();
  let size = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > mostBytes ? new Error('It unpacks to more than 64 GB.') : null, chunk);
    },
  });
  await promises.pipeline(
    createReadStream(from),
    zlib().createGunzip(),
    bounded,
    createWriteStream(to),
  );
}

const gzipMagic = [0x1f, 0x8b];

/** Puts what a backup holds, compressed or not, into a file that is there, empty and private. */
export async function unpack(backup: string, to: string): Promise<void> {
  const head = readFileSync(backup).subarray(0, 2);
  if (gzipMagic.every((byte, index) => head[index] === byte)) await decompressFile(backup, to);
  else {
    copyFileSync(backup, to);
    // A copy has the permissions of its original.
    chmodSync(to, 0o600);
  }
}
