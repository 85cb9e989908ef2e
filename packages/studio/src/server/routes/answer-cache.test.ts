import {expect, test} from 'vitest';
import {createAnswerCache} from './answer-cache.ts';

const image = (bytes: number) => async () => ({bytes: new Uint8Array(bytes), mediaType: 'image/webp'});

test('what is kept is bounded, and what was asked for longest ago goes first', async () => {
  const cache = createAnswerCache({maxBytes: 250});
  const made: string[] = [];
  const get = (name: string): Promise<unknown> =>
    cache.get(name, () => {
      made.push(name);
      return image(100)();
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await get(name);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what is too large to be kept is answered all the same', async () => {
  const cache = createAnswerCache({maxBytes: 50});
  expect((await cache.get('a', image(100)))?.bytes).toHaveLength(100);
});

test('what is pushed out while it is made is answered to all who wait for it', async () => {
  const cache = createAnswerCache({maxBytes: 150});
  const slow = Promise.withResolvers<void>();
  const first = cache.get('slow', async () => {
    await slow.promise;
    return image(100)();
  });
  await cache.get('b', image(100));
  await cache.get('c', image(100));
  slow.resolve();
  expect((await first)?.bytes).toHaveLength(100);
});

test('what can’t be made is tried again', async () => {
  const cache = createAnswerCache({maxBytes: 250});
  await expect(cache.get('a', () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet');
  expect(await cache.get('a', async () => null)).toBeNull();
  expect((await cache.get('a', image(1)))?.bytes).toHaveLength(1);
});
