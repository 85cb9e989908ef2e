import type {QueryClient} from '@tanstack/react-query';
import type {RunView} from '../../protocol.ts';
import {queryKeys} from './query-keys.ts';

/** Puts a run into the list of runs, in place of what was known of it; new ones first. */
export function keepRun(client: QueryClient, run: RunView): void {
  client.setQueryData<readonly RunView[]>(queryKeys.runs, (runs) => {
    if (runs === undefined) return undefined;
    return runs.some(({id}) => id === run.id)
      ? runs.map((known) => (known.id === run.id ? run : known))
      : [run, ...runs];
  });
}
