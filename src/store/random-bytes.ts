const perId = 16;
const pool = new Uint8Array(64 * perId);
let used = pool.length;

/** Sixteen random bytes. The system is asked for many at a time, for that takes longer than an answer. */
export function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += perId;
  return pool.slice(used - perId, used);
}
