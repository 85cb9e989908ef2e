import {getRequestListener} from '@hono/node-server';
import type {StudioHost} from '../studio-host.ts';
import {answerError} from './answer-error.ts';
import {createApp} from './create-app.ts';
import {createEventHub} from './events/event-hub.ts';
import {createCredentials} from './guard/credentials.ts';
import {isLoopback} from './guard/loopback.ts';
import {listen} from './listen.ts';
import {pageDirectory} from './page-directory.ts';
import {createAnswerCache} from './routes/answer-cache.ts';
import {followFilms} from './routes/film-generations.ts';
import {StudioError} from './studio-error.ts';

export type StudioOptions = {
  /** An own one has to be free; 0 finds any. @default the first free one from 3210 */
  readonly port?: number;
  /** A loopback address. @default '127.0.0.1' */
  readonly host?: string;
  /** What the page shows to be let in; 32 letters, digits, `-` and `_` at least. @default 256 random bits */
  readonly token?: string;
  /** The built page. @default that of this package, which is built first where it runs from source */
  readonly pageDirectory?: string;
  /** Between two signs of life to each open page. @default 15000 */
  readonly heartbeatMs?: number;
  /** Told of what the studio itself did wrong. @default nobody */
  readonly onCrash?: (error: unknown) => void;
};

export type Studio = {
  /** To be opened in a browser. It has the token, `?token=`, which the page takes out of the address. */
  readonly url: string;
  /** Without path and token: `http://127.0.0.1:3210`. */
  readonly origin: string;
  readonly token: string;
  /** Pages that are open now. */
  readonly pages: () => number;
  /** Ends whatever is open; the host goes on. */
  readonly close: () => Promise<void>;
};

/** For pictures, slates and waves. */
const maxCachedBytes = 96 * 1024 * 1024;

/**
 * Opens the studio of a project on this machine, and for nobody else: see `docs/studio.md` for what it may do. Throws a
 * `StudioError` where the port is taken, the host is no loopback address, or the page is not there.
 */
export async function startStudio(host: StudioHost, options: StudioOptions = {}): Promise<Studio> {
  const {host: listenHost = '127.0.0.1', port = null, heartbeatMs = 15_000, onCrash = () => {}} = options;
  if (!isLoopback(listenHost))
    throw new StudioError('studio-bad-host', `"${listenHost}" is not an address of this machine alone.`);
  const credentials = createCredentials(options.token);
  const directory = options.pageDirectory ?? (await pageDirectory());

  const hub = createEventHub({listen: host.listen, heartbeatMs});
  const generations = followFilms(host.listen);
  const stopTelling = (): void => {
    hub.close();
    generations.close();
  };
  try {
    const listening = await listen({
      host: listenHost,
      port,
      listener: (bound) => {
        const app = createApp({
          host,
          access: {credentials, cookieName: `matchcut-studio-${bound}`},
          hub,
          cache: createAnswerCache({maxBytes: maxCachedBytes}),
          generations,
          pageDirectory: directory,
          onCrash,
        });
        const listener = getRequestListener((request, env) => app.fetch(request, env), {
          errorHandler: (error) => answerError(error, {problemOf: host.problemOf, onCrash}),
        });
        return (incoming, outgoing) => void listener(incoming, outgoing);
      },
    });
    const name = listenHost.includes(':') ? `[${listenHost}]` : listenHost;
    const origin = `http://${name}:${listening.port}`;
    return {
      url: `${origin}/?token=${credentials.token}`,
      origin,
      token: credentials.token,
      pages: hub.count,
      close: async () => {
        stopTelling();
        await listening.close();
      },
    };
  } catch (error) {
    stopTelling();
    throw error;
  }
}
