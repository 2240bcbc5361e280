/** The value of a field: a whole number, or the bytes of a text or of another message. */
type Value = number | Uint8Array;

/**
 * The fields of a message in the wire format of protocol buffers, by number; of a repeated one the
 * last. Throws RangeError where the message ends too early or is none.
 */
export function readMessage(bytes: Uint8Array): ReadonlyMap<number, Value> {
  const fields = new Map<number, Value>();
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (count > bytes.length - at) throw new RangeError('a message that ends too early');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const varint = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const [byte = 0] = take(1);
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      if (weight > 2 ** 63) throw new RangeError('a number that does not end');
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        fields.set(number, varint());
        break;
      case 1:
        fields.set(number, take(8));
        break;
      case 2:
        fields.set(number, take(varint()));
        break;
      case 5:
        fields.set(number, take(4));
        break;
      default:
        throw new RangeError('a field of no known type');
    }
  }
  return fields;
}

/** The text of a field; empty where it is left out, as the format has it. */
export function textOf(fields: ReadonlyMap<number, Value>, number: number): string {
  const value = fields.get(number);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
}

/** The number of a field; 0 where it is left out, as the format has it. */
export function numberOf(fields: ReadonlyMap<number, Value>, number: number): number {
  const value = fields.get(number);
  return typeof value === 'number' ? value : 0;
}
