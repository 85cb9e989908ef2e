import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {changedProps, emptyValue, withProp} from './change-props.ts';
import {checkValue} from './check-value.ts';
import {readFields} from './read-fields.ts';

describe('changing props', () => {
  it('changes one in its place, and adds what was not there', () => {
    expect(Object.entries(withProp({a: 1, b: 2}, 'a', 3))).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect(withProp({a: 1}, 'b', 2)).toEqual({a: 1, b: 2});
    expect(withProp({a: 1, b: 2}, 'a', undefined)).toEqual({b: 2});
  });

  it('names in the address only what is not the film’s own', () => {
    expect(changedProps({city: 'Porto', size: {w: 1, h: 2}}, {city: 'Lisbon', size: {h: 2, w: 1}})).toEqual({
      city: 'Porto',
    });
    expect(changedProps({city: 'Lisbon'}, {city: 'Lisbon', mood: 'calm'})).toBeNull();
  });

  it('begins with values that are allowed', () => {
    const schema = z.object({
      count: z.int().positive(),
      below: z.number().negative(),
      mood: z.enum(['calm', 'wild']),
      ink: z.string().regex(/^#[0-9a-f]{6}$/),
      cast: z.array(z.object({on: z.boolean(), note: z.string().optional()})).min(2),
    });
    for (const {shape, name} of readFields(z.toJSONSchema(schema))) {
      expect(checkValue(shape, emptyValue(shape), [name])).toEqual([]);
    }
  });
});
