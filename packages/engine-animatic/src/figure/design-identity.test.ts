import {expect, test} from 'vitest';
import {designIdentity} from './design-identity.ts';

test.each([
  ['Mara', 'a grey fox in a red raincoat', 'figure'],
  ['Brolly', 'a yellow umbrella', 'prop'],
  ['Old Lantern', null, 'prop'],
  ['Mara', 'a fox with an umbrella', 'figure'],
  ['Mara', null, 'figure'],
])('%s, %s, is a %s', (name, look, kind) => {
  expect(designIdentity(name, look)).toMatchObject({kind, name});
});
