import {EventEmitter, once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  startVideosServer,
  type FaultPlan,
  type VideosServer,
  type VideosServerOptions,
} from '@matchcut/videos-server';
import OpenAI from 'openai';
import {watchWire, type WireWatch} from './openapi/watch-wire.ts';

/** OpenAI's own client on the local server, with all that passes between them checked against the document. */
export type SdkRig = {
  readonly client: OpenAI;
  readonly server: VideosServer;
  readonly watch: WireWatch;
  /** Resolves when a video or a batch has ended. */
  readonly ended: (id: string) => Promise<void>;
  /** What goes wrong from now on. */
  readonly setFaults: (faults: FaultPlan['faults']) => Promise<void>;
  /** What the server itself did wrong. */
  readonly crashes: readonly Error[];
  readonly close: () => Promise<void>;
};

export async function startSdkRig(options: Partial<VideosServerOptions> = {}): Promise<SdkRig> {
  const directory = await mkdtemp(join(tmpdir(), 'videos-api-'));
  const ends = new Set<string>();
  const crashes: Error[] = [];
  const arrivals = new EventEmitter();
  const server = await startVideosServer({
    painter: 'plain',
    ...options,
    directory,
    onEvent: (event) => {
      if (event.kind === 'crashed') crashes.push(event.error);
      if (event.kind === 'ended') ends.add(event.video);
      if (event.kind === 'batch-ended') ends.add(event.batch);
      arrivals.emit('event');
    },
  });
  const watch = await watchWire(server.url);
  return {
    server,
    watch,
    crashes,
    client: new OpenAI({baseURL: watch.url, apiKey: 'sk-test', maxRetries: 0}),
    ended: async (id) => {
      while (!ends.has(id)) await once(arrivals, 'event');
    },
    setFaults: async (faults) => {
      const answer = await fetch(new URL('/control/faults', server.url), {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({faults}),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    close: async () => {
      await watch.close();
      await server.close();
      await rm(directory, {recursive: true, force: true});
    },
  };
}
