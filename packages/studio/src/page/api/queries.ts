import type {FormatId} from '@matchcut/plan';
import {useQuery, type QueryClient, type UseQueryOptions, type UseQueryResult} from '@tanstack/react-query';
import type {
  FilmContent,
  FilmView,
  LedgerView,
  ProjectView,
  RunView,
  TakesView,
  WaveView,
} from '../../protocol.ts';
import type {Props} from '../view/view-state.ts';
import {useView} from '../view/view-store.ts';
import {queryKeys} from './query-keys.ts';
import {getFromStudio} from './studio-request.ts';

export function useProject(): UseQueryResult<ProjectView> {
  return useQuery({
    queryKey: queryKeys.project,
    queryFn: async ({signal}) => getFromStudio<ProjectView>('api/project', signal),
  });
}

/** A film, with what it was when it could last be read: a film that throws leaves the page as it is. */
export type KnownFilm = {readonly view: FilmView; readonly content: FilmContent | null};

/** The film that is open, with the props that are set. */
export function useFilm(): UseQueryResult<KnownFilm> {
  const film = useView((state) => state.film);
  const props = useView((state) => state.props);
  return useQuery<KnownFilm>({
    queryKey: queryKeys.film(film ?? '', props),
    enabled: film !== null,
    // Of the same film only: another one starts from nothing.
    placeholderData: (previous) => (previous?.view.film.id === film ? previous : undefined),
    queryFn: async ({signal, client}) => {
      const view = await getFromStudio<FilmView>(
        `api/films/${encodeURIComponent(film ?? '')}${query({props})}`,
        signal,
      );
      if (view.content !== null) return {view, content: view.content};
      const last = lastRead(client, film ?? '');
      // Of a module that can't be loaded nobody knows the props: those that it had stay too, with their form.
      const isUnknown = view.props.schema === null && last !== null;
      return {
        view: isUnknown ? {...view, props: last.view.props} : view,
        content: last?.content ?? null,
      };
    },
  });
}

export function useTakes(address: string, format: FormatId, isEnabled = true): UseQueryResult<TakesView> {
  const film = useView((state) => state.film) ?? '';
  const props = useView((state) => state.props);
  return useQuery({
    queryKey: queryKeys.takes(film, props, address, format),
    enabled: isEnabled && film !== '',
    queryFn: async ({signal}) =>
      getFromStudio<TakesView>(
        `api/films/${encodeURIComponent(film)}/takes${query({address, format, props})}`,
        signal,
      ),
  });
}

export function useLedger(): UseQueryResult<LedgerView> {
  return useQuery({
    queryKey: queryKeys.ledger,
    queryFn: async ({signal}) => getFromStudio<LedgerView>('api/ledger', signal),
  });
}

export function useRuns(): UseQueryResult<readonly RunView[]> {
  return useQuery({
    queryKey: queryKeys.runs,
    queryFn: async ({signal}) => getFromStudio<readonly RunView[]>('api/runs', signal),
  });
}

/** A digest names bytes that never change, so a wave is asked for once. */
export function waveQuery(digest: string): UseQueryOptions<WaveView> {
  return {
    queryKey: queryKeys.wave(digest),
    staleTime: Infinity,
    gcTime: Infinity,
    queryFn: async ({signal}) => getFromStudio<WaveView>(`waves/${encodeURIComponent(digest)}`, signal),
  };
}

/** The film when it could last be read. */
function lastRead(client: QueryClient, film: string): KnownFilm | null {
  const known = client
    .getQueriesData<KnownFilm>({queryKey: ['film', film]})
    .flatMap(([, data]) => (data?.content ? [data] : []))
    .toSorted((a, b) => b.view.revision - a.view.revision);
  return known[0] ?? null;
}

function query(values: {readonly [name: string]: string | Props}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
