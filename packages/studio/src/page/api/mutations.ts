import {useMutation, useQueryClient, type UseMutationResult} from '@tanstack/react-query';
import type {AgreedOrder, PinOrder, RunView, SourcePlace, TakesView} from '../../protocol.ts';
import {queryKeys} from './query-keys.ts';
import {keepRun} from './keep-run.ts';
import {postToStudio} from './studio-request.ts';

/** Orders what somebody agreed to the price of. The only call that spends. */
export function useStartRun(): UseMutationResult<RunView, Error, AgreedOrder> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: AgreedOrder) => postToStudio<RunView>('api/runs', order),
    retry: false,
    onSuccess: (run) => keepRun(client, run),
  });
}

/** Takes the id of a run. */
export function useCancelRun(): UseMutationResult<RunView, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (run: string) =>
      postToStudio<RunView>(`api/runs/${encodeURIComponent(run)}/cancel`, {}),
    onSuccess: (run) => keepRun(client, run),
  });
}

export function usePin(): UseMutationResult<TakesView, Error, PinOrder> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: PinOrder) => postToStudio<TakesView>('api/pin', order),
    onSuccess: async (takes, {film, props}) => {
      client.setQueryData(queryKeys.takes(film, props, takes.address, takes.format), takes);
      await Promise.all([
        client.invalidateQueries({queryKey: queryKeys.films}),
        client.invalidateQueries({queryKey: ['takes', film]}),
      ]);
    },
  });
}

/** Opens a place in the author's editor. */
export function useReveal(): UseMutationResult<object, Error, SourcePlace> {
  return useMutation({mutationFn: async (place: SourcePlace) => postToStudio<object>('api/reveal', place)});
}
