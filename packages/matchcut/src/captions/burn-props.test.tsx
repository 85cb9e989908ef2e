import {FilmError} from '@matchcut/react';
import {expect, test} from 'vitest';
import {burntIn} from './burn-props.tsx';

test.for<[given: object, code: string, words: string]>([
  [{burnt: true}, 'unknown-prop', '<Caption> has no prop `burnt`.'],
  [{position: 'botom'}, 'bad-prop', '`position` of <Caption> must be top, middle or bottom, not "botom".'],
  [{size: 0}, 'bad-prop', '`size` of <Caption> must be a number from 1 to 20, not 0.'],
  [{burn: 'no'}, 'bad-prop', '`burn` of <Caption> must be true or false, not "no".'],
])('%j is refused', ([given, code, message]) => {
  const error = thrownBy(() => burntIn('Caption', ['from'], given));
  expect(error).toMatchObject({code, message});
});

test('a name that was meant is told', () => {
  const error = thrownBy(() => burntIn('Caption', ['from', 'seconds'], {second: 1} as object));
  expect(error.hint).toBe('Did you mean `seconds`?');
});

test('what is not burnt in has nothing that draws it', () => {
  expect(burntIn('Caption', [], {burn: false, color: 'red'})).toBeNull();
  expect(burntIn('Caption', [], {color: 'red'})?.props).toEqual({color: 'red'});
});

function thrownBy(work: () => unknown): FilmError {
  try {
    work();
  } catch (error) {
    if (FilmError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
