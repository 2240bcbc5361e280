/**
 * The offset of the first byte that does not belong in UTF-8, by table 3-7 of the Unicode
 * Standard; undefined when all do. `TextDecoder` says only that there is one.
 */
export function invalidByte(bytes: Uint8Array): number | undefined {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === undefined) return at;
    const [low, high] = secondByte(lead);
    for (let index = 1; index < length; index += 1) {
      const byte = bytes[at + index];
      const fits =
        byte !== undefined &&
        (index === 1 ? byte >= low && byte <= high : byte >= 0x80 && byte <= 0xbf);
      if (!fits) return at;
    }
    at += length;
  }
  return undefined;
}

function sequenceLength(lead: number): number | undefined {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return undefined;
}

/** What the second byte may be: no overlong forms, no surrogates, nothing past U+10FFFF. */
function secondByte(lead: number): readonly [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
