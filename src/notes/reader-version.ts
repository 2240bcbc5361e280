/**
 * The version of the way in which notes become cards. A note is read again, although its bytes
 * are the same, when it was last read by another version.
 */
export const readerVersion = 1;
