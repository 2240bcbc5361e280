import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonList, jsonText } from '../../src/export/json.ts';
import { forbidden, hostileText } from './hostile-text.ts';

describe('a JSON document', () => {
  it('is read back as the value it was made of', () => {
    fc.assert(
      fc.property(fc.dictionary(hostileText, fc.array(hostileText)), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('carries nothing that commands a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(jsonText({ [text]: text })).not.toMatch(forbidden);
      }),
    );
  });

  it('is the same when it is a list in parts', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: hostileText, b: fc.integer() })), (items) => {
        const text = [...jsonList('items', items)].join('');
        expect(JSON.parse(text)).toEqual({ items });
        expect(text).not.toMatch(forbidden);
        expect(text.split('\n')).toHaveLength(items.length + 5);
      }),
    );
  });

  it('ends with one line feed', () => {
    expect(jsonText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  });
});
