import type {QueryClient} from '@tanstack/react-query';
import type {StudioEvent} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {keepRun} from './keep-run.ts';
import {queryKeys} from './query-keys.ts';
import {renew} from './renew.ts';

/** Every kind, so that none is forgotten: each is the name of a server-sent event. */
const kinds = {project: true, film: true, run: true, stage: true, ledger: true} as const satisfies Record<
  StudioEvent['kind'],
  true
>;

/** Forgets what the server says is another one now. @returns stops it. */
export function followEvents(client: QueryClient): () => void {
  const source = new EventSource('api/events');
  let wasLost = false;
  for (const kind of Object.keys(kinds)) {
    source.addEventListener(kind, (message: MessageEvent<string>) =>
      applyEvent(client, JSON.parse(message.data) as StudioEvent),
    );
  }
  source.addEventListener('error', () => {
    wasLost = true;
    useView.setState({isConnected: false});
  });
  source.addEventListener('open', () => {
    useView.setState({isConnected: true});
    // Whatever was said meanwhile was missed.
    if (wasLost) void client.invalidateQueries();
    wasLost = false;
  });
  return () => source.close();
}

export function applyEvent(client: QueryClient, event: StudioEvent): void {
  switch (event.kind) {
    case 'project':
      void renew(client, queryKeys.project);
      void renew(client, queryKeys.films);
      return;
    case 'film':
      void renew(client, ['film', event.film]);
      void renew(client, ['takes', event.film]);
      return;
    case 'run':
      keepRun(client, event.run);
      return;
    case 'stage':
      useView.getState().reloadStage(event.film);
      return;
    case 'ledger':
      void renew(client, queryKeys.ledger);
      void renew(client, queryKeys.project);
      return;
  }
}
