import {QueryClient, QueryObserver} from '@tanstack/react-query';
import {expect, test} from 'vitest';
import {renew} from './renew.ts';

/** What somebody looks at; the test answers each question. */
function watched(): {
  readonly client: QueryClient;
  readonly asked: ((answer: number) => void)[];
  readonly shown: () => unknown;
} {
  const client = new QueryClient({defaultOptions: {queries: {staleTime: Infinity}}});
  const asked: ((answer: number) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['film', 'harbour'],
    queryFn: () => new Promise<number>((answer) => asked.push(answer)),
  });
  observer.subscribe(() => {});
  return {client, asked, shown: () => observer.getCurrentResult().data};
}

test('news that come faster than answers are asked for once more, after the answer', async () => {
  const {client, asked, shown} = watched();
  const first = renew(client, ['film']);
  void renew(client, ['film']);
  void renew(client, ['film']);
  expect(asked).toHaveLength(1);
  asked[0]?.(1);
  await expect.poll(() => asked.length).toBe(2);
  expect(shown()).toBe(1);
  asked[1]?.(2);
  await first;
  expect(shown()).toBe(2);
  expect(asked).toHaveLength(2);
});

test('what is quiet is asked once', async () => {
  const {client, asked, shown} = watched();
  asked[0]?.(1);
  await expect.poll(shown).toBe(1);
  const renewed = renew(client, ['film', 'harbour']);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.(2);
  await renewed;
  expect(shown()).toBe(2);
  expect(asked).toHaveLength(2);
});
