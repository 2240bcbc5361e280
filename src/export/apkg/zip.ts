import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive: its name, and what it holds, part by part. */
export interface Member {
  readonly name: string;
  readonly parts: Iterable<Uint8Array>;
}

/** A ZIP archive in parts, made as they are asked for. The same members make the same archive. */
export function* zipped(members: Iterable<Member>): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const taken = (): Uint8Array[] => {
    const parts = ready;
    ready = [];
    return parts;
  };
  const archive = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  for (const { name, parts } of members) {
    const file = new ZipDeflate(name);
    // The earliest that an archive can tell: when it was made is of no use to Anki.
    file.mtime = new Date(1980, 0, 1);
    archive.add(file);
    for (const part of parts) {
      file.push(part);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  archive.end();
  yield* taken();
}
