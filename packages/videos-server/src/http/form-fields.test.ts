import {expect, test} from 'vitest';
import {formFields} from './form-fields.ts';

const read = (...names: readonly string[]): unknown =>
  JSON.parse(JSON.stringify(formFields(names.map((name, index) => ({name, value: index})))));

test.each([
  [['prompt', 'size'], {prompt: 0, size: 1}],
  [['input_reference[image_url]'], {input_reference: {image_url: 0}}],
  [['video[id]', 'prompt'], {video: {id: 0}, prompt: 1}],
  [['characters[][id]', 'characters[][id]'], {characters: [{id: 0}, {id: 1}]}],
  [['a[][x]', 'a[][y]', 'a[][x]'], {a: [{x: 0, y: 1}, {x: 2}]}],
  [['a[]', 'a[]'], {a: [0, 1]}],
  [['a[b][c][d]'], {a: {b: {c: {d: 0}}}}],
  [['__proto__[x]'], {['__proto__']: {x: 0}}],
])('%j is %j', (names, fields) => {
  expect(read(...names)).toEqual(fields);
});

test.each([
  [['a', 'a']],
  [['a', 'a[b]']],
  [['a[b]', 'a[]']],
  [['a[]', 'a[b]']],
  [['a[b']],
  [['[a]']],
  [['a]b[']],
  [['']],
])('%j says nothing that can be read', (names) => {
  expect(() => read(...names)).toThrow(expect.objectContaining({status: 400}));
});

test('a name leads to no object but the form', () => {
  formFields([{name: '__proto__[polluted]', value: 'yes'}]);
  expect('polluted' in {}).toBe(false);
});
