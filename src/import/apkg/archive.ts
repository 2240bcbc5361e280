import { readFileSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { inflatedLimit, mostEntries, mostInMemory } from './limits.ts';
import { refusedPackage } from './refused-package.ts';

/** An open package. Its members are read by name; none is ever written to the disk. */
export interface Archive {
  has(member: string): boolean;
  /** A member inflated, of at most `inflatedLimit` bytes. Throws `refused-data`. */
  read(member: string): Promise<Buffer>;
  close(): void;
}

/**
 * Opens a zip archive after a look at its whole table of contents: names that lead out of it,
 * links, two members of one name and too many entries are refused. Throws `refused-data`.
 */
export async function openArchive(file: string, name: string): Promise<Archive> {
  const refuse = (error: unknown): never => {
    throw refusedPackage(name, reasonOf(error), error);
  };
  const zip = await open(file).catch(refuse);
  try {
    const members = await membersOf(zip, name, refuse);
    return {
      has: (member) => members.has(member),
      read: async (member) => {
        const entry = members.get(member);
        if (entry === undefined) throw refusedPackage(name, `it has no ${member}`);
        return inflated(zip, entry, name, refuse);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The table of contents is read in many small pieces, which takes ten times as long from the disk. */
async function open(file: string): Promise<ZipFile> {
  const options = { autoClose: false, strictFileNames: true };
  return statSync(file).size > mostInMemory
    ? openPromise(file, options)
    : fromBufferPromise(readFileSync(file), options);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'syscall' in error) return 'you may not read it';
  const isName = error instanceof Error && /path: |characters in fileName/u.test(error.message);
  return isName ? 'the name of an entry leads out of it' : 'it is damaged, or no zip archive';
}

async function membersOf(
  zip: ZipFile,
  name: string,
  refuse: (error: unknown) => never,
): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostEntries) {
    throw refusedPackage(name, `it has more than ${mostEntries} entries`);
  }
  const members = new Map<string, Entry>();
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch(refuse);
    if (next.done) return members;
    const entry: Entry = next.value;
    if (members.has(entry.fileName)) {
      throw refusedPackage(name, 'two of its entries have the same name');
    }
    if (isLink(entry)) throw refusedPackage(name, 'one of its entries is a link');
    members.set(entry.fileName, entry);
  }
}

/** Unix permissions are in the upper half of the attributes, the type of file in their upper bits. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

async function inflated(
  zip: ZipFile,
  entry: Entry,
  name: string,
  refuse: (error: unknown) => never,
): Promise<Buffer> {
  const limit = inflatedLimit(entry.compressedSize);
  if (entry.uncompressedSize > limit) throw tooLarge(name);
  const stream = await zip.openReadStreamPromise(entry).catch(refuse);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      // The size that the archive tells is not to be relied on.
      if (length > limit) throw tooLarge(name);
      chunks.push(chunk);
    }
  } catch (error) {
    throw length > limit ? error : refuse(error);
  } finally {
    stream.destroy();
  }
  const bytes = Buffer.concat(chunks, length);
  return crc32(bytes) === entry.crc32 ? bytes : refuse(new RangeError('a wrong checksum'));
}

export function tooLarge(name: string): Error {
  return refusedPackage(name, 'its collection inflates to more than a collection can have');
}
