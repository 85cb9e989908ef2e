import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {request, type IncomingHttpHeaders} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {tokenHeader} from '../../protocol.ts';
import {startStudio, type Studio, type StudioOptions} from '../start-studio.ts';
import {fixtureHost, type FixtureHost, type FixtureOptions} from './fixture-host.ts';
import {fixtureKeys} from './fixture-views.ts';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
};

export type AskOptions = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Buffer;
};

/** A studio on a port of its own, of a project on disk, and the means to ask it like a page and like anybody else. */
export type StudioRig = {
  readonly studio: Studio;
  readonly host: FixtureHost;
  /** Everything is below it; what is in `outside` must never be seen. */
  readonly directory: string;
  readonly cookie: string;
  /** What the page sends with an order. */
  readonly trusted: Readonly<Record<string, string>>;
  /** As the page does: with token, cookie and origin. */
  readonly ask: (path: string, options?: AskOptions) => Promise<Answer>;
  /** With nothing but what is given. The path is sent as it stands here. */
  readonly bare: (path: string, options?: AskOptions) => Promise<Answer>;
  readonly crashes: readonly unknown[];
};

/** Bytes 0 to 255, four times. */
export const clipBytes = Buffer.from(Array.from({length: 1024}, (_, index) => index % 256));

export const secret = 'nobody may read this';

export async function studioRig(options: FixtureOptions & StudioOptions = {}): Promise<StudioRig> {
  const directory = projectOnDisk();
  const host = fixtureHost({
    artifacts: {
      [fixtureKeys.clip]: {
        path: join(directory, 'store', 'clip.mp4'),
        sizeBytes: clipBytes.byteLength,
        mediaType: 'video/mp4',
      },
      [fixtureKeys.cut]: {path: join(directory, 'store', 'gone.mp4'), sizeBytes: 1, mediaType: 'video/mp4'},
    },
    waves: {[fixtureKeys.sound]: [0, 0.5, 1]},
    publicDirectory: join(directory, 'public'),
    stages: {
      harbour: {folder: join(directory, 'stage'), folders: {'fonts/noto': join(directory, 'fonts')}},
    },
    ...options,
  });
  const crashes: unknown[] = [];
  const studio = await startStudio(host, {
    port: 0,
    pageDirectory: join(directory, 'page'),
    onCrash: (crash) => crashes.push(crash),
    ...options,
  });
  onTestFinished(studio.close);

  const bare: StudioRig['bare'] = (path, asked) => ask(studio.origin, path, asked);
  const opened = await bare(`/?token=${studio.token}`);
  const cookie = opened.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
  const trusted = {[tokenHeader]: studio.token, cookie, origin: studio.origin};
  return {
    studio,
    host,
    directory,
    cookie,
    trusted,
    bare,
    ask: (path, asked = {}) => bare(path, {...asked, headers: {...trusted, ...asked.headers}}),
    crashes,
  };
}

/** With Node's own client, which sends a path and a `Host` as they are; `fetch` would mend them first. */
function ask(origin: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const {method = options.body === undefined ? 'GET' : 'POST', headers = {}, body, raw} = options;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const asking = request(
      origin,
      {
        path,
        method,
        headers: {
          ...(body !== undefined && {'content-type': 'application/json'}),
          ...(sent !== undefined &&
            !('transfer-encoding' in headers) && {'content-length': String(Buffer.byteLength(sent))}),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: bytes.toString('utf8'),
            bytes,
          });
        });
      },
    );
    asking.on('error', reject);
    asking.end(sent);
  });
}

function projectOnDisk(): string {
  const directory = mkdtempSync(join(tmpdir(), 'matchcut-studio-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(join(directory, path, '..'), {recursive: true});
    writeFileSync(join(directory, path), content);
  };
  write('page/index.html', '<!doctype html><title>Studio</title><link nonce="matchcut-studio-nonce">');
  write('page/assets/main-1a2b.js', 'export {};');
  write('public/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  write('public/sounds/a wave & more.wav', clipBytes);
  write('public/.hidden/deep.txt', 'deep');
  write('stage/index.html', '<!doctype html><title>Stage</title>');
  write('stage/film.js', 'export const film = 1;');
  write('fonts/noto.woff2', 'a font');
  write('store/clip.mp4', clipBytes);
  write('outside/secret.txt', secret);
  write('public-too/secret.txt', secret);
  symlinkSync(join(directory, 'outside'), join(directory, 'public', 'linked'), 'dir');
  symlinkSync(join(directory, 'outside', 'secret.txt'), join(directory, 'public', 'linked.txt'));
  symlinkSync(join(directory, 'public', 'logo.svg'), join(directory, 'public', 'same.svg'));
  symlinkSync(join(directory, 'outside'), join(directory, 'stage', 'linked'), 'dir');
  symlinkSync(join(directory, 'outside'), join(directory, 'page', 'linked'), 'dir');
  return directory;
}
