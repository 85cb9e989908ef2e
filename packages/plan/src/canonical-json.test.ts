import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Json} from '@matchcut/engine';
import {canonicalJson} from './canonical-json.ts';
import {stepKey, stepKeyOfWritten} from './key.ts';

const json = fc.jsonValue({stringUnit: 'grapheme'}).map((value): Json => JSON.parse(JSON.stringify(value)));

test('it writes what another implementation of RFC 8785 writes', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test('names are sorted, numbers are written as RFC 8785 says', () => {
  expect(canonicalJson({b: [1e21, 0.1, -0, 6.5], a: {'\u20ac': null, '\r': true, 1: ''}})).toBe(
    '{"a":{"\\r":true,"1":"","€":null},"b":[1e+21,0.1,0,6.5]}',
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is an error, not null', (value) => {
  expect(() => canonicalJson([value])).toThrow(TypeError);
});

test('a member that is undefined is an error: a key must not leave something out', () => {
  // What JavaScript hands over in spite of the types.
  const request = JSON.parse('{"prompt":"x"}') as Record<string, Json>;
  Reflect.set(request, 'seconds', undefined);
  expect(() => canonicalJson(request)).toThrow('seconds');
});

test('a key is the same whether its lists were written before or not', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), fc.array(json), (request, list) => {
      const {list: _, ...rest} = request;
      expect(stepKeyOfWritten('cut', rest, {list: list.map((member) => canonicalJson(member))})).toBe(
        stepKey('cut', {...rest, list}),
      );
    }),
  );
});
