import {hashKey, type QueryClient, type QueryKey} from '@tanstack/react-query';

/** By client and key: whether it has to be asked once more after the answer that is awaited. */
const underWay = new WeakMap<QueryClient, Map<string, boolean>>();

/**
 * Asks anew what is shown and begins with this key. What is being asked is not cut off: where news come faster than
 * answers, as while clips are painted on a busy machine, the page would never have one.
 */
export async function renew(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const all = underWay.get(client) ?? new Map<string, boolean>();
  underWay.set(client, all);
  const name = hashKey(queryKey);
  if (all.has(name)) {
    all.set(name, true);
    return;
  }
  try {
    do {
      // An answer that is on its way already may be older than the news.
      all.set(name, client.isFetching({queryKey}) > 0);
      await client.invalidateQueries({queryKey}, {cancelRefetch: false});
    } while (all.get(name) === true);
  } finally {
    all.delete(name);
  }
}
