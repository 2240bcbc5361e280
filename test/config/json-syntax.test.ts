import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syntaxErrorOffset } from '../../src/config/json-syntax.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('in text cut short, the place is the end or the token that was cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, cut) => {
      const text = json.slice(0, cut % (json.length + 1));
      fc.pre(!isJson(text));
      const offset = syntaxErrorOffset(text);
      expect(offset).toBeLessThanOrEqual(text.length);
      expect(text.slice(offset)).toMatch(/^(?:".*|[-+.\w]*)$/s);
    }),
  );
});

test('what comes before a stray character is not blamed', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, place) => {
      const at = place % (json.length + 1);
      const text = `${json.slice(0, at)}\u0001${json.slice(at)}`;
      expect(text.slice(syntaxErrorOffset(text), at)).toMatch(/^(?:".*|[-+.\w]*)$/s);
    }),
  );
});
