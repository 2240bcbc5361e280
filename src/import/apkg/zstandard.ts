import { Decompress } from 'fzstd';

/** The largest window that RFC 8878 asks every decoder to support; Anki's are of 2 MB. */
const largestWindow = 8 * 1024 * 1024;
/**
 * The inflater moves a window with every block: tiny blocks with a large window would keep it busy
 * for hours. In bytes that are moved.
 */
const mostMoved = 2 ** 35;

/**
 * Inflates one Zstandard frame (RFC 8878) and stops as soon as there are more than `limit` bytes:
 * `undefined` then. Throws what the inflater throws for data that is not sound.
 */
export function inflateFrame(frame: Uint8Array, limit: number): Buffer | undefined {
  if (!isModest(frame)) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  class TooLong extends Error {}
  const inflater = new Decompress((chunk) => {
    length += chunk.length;
    if (length > limit) throw new TooLong();
    chunks.push(chunk);
  });
  try {
    inflater.push(frame, true);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
  return Buffer.concat(chunks, length);
}

/** Whether a frame asks for little memory and work, and is all there is. */
function isModest(frame: Uint8Array): boolean {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const descriptor = view.getUint8(4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeAt = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  const window = isSingleSegment
    ? contentSize(view, sizeAt, sizeBytes)
    : windowSize(view.getUint8(5));
  const { blocks, end } = blocksOf(view, sizeAt + sizeBytes);
  const checksumBytes = (descriptor & 4) === 0 ? 0 : 4;
  return (
    end + checksumBytes === frame.length &&
    (isSingleSegment || window <= largestWindow) &&
    blocks * window <= mostMoved
  );
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** How many blocks there are, and where the last one ends. */
function blocksOf(view: DataView, from: number): { blocks: number; end: number } {
  let at = from;
  for (let blocks = 1; ; blocks += 1) {
    const header = view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
    const isRepeated = ((header >> 1) & 3) === 1;
    at += 3 + (isRepeated ? 1 : header >> 3);
    if ((header & 1) === 1) return { blocks, end: at };
  }
}
