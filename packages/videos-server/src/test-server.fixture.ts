import {existsSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {createCanvas} from '@napi-rs/canvas';
import {afterAll, onTestFinished} from 'vitest';
import {startVideosServer, type VideosServer, type VideosServerOptions} from './start-videos-server.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** Looked at field by field; what is no error has an id, or is a list. */
  readonly body: {readonly id: string; readonly [key: string]: unknown};
};

export type TestInit = Omit<RequestInit, 'headers'> & {readonly headers?: Readonly<Record<string, string>>};

/** A server on a port of its own, and the means to ask it. */
export type TestServer = VideosServer & {
  readonly directory: string;
  /** Sends JSON or a form, or whatever else `init` has. */
  readonly ask: (method: string, path: string, body?: object, init?: TestInit) => Promise<Answer>;
  readonly fetch: (path: string, init?: TestInit) => Promise<Response>;
  /** Fetches a video; resolves to a path. */
  readonly download: (id: string) => Promise<string>;
  /** Creates a video and waits for its end; resolves to its id. */
  readonly make: (body?: object) => Promise<string>;
  /** Resolves when a video has ended. */
  readonly ended: (id: string) => Promise<void>;
  /** Resolves when a video is painted, whether its time has come or not. */
  readonly painted: (id: string) => Promise<void>;
  readonly crashes: readonly Error[];
};

/** A folder that is gone after the test. */
export function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'videos-server-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}

/** Starts a server for one test; by default it paints plain clips. */
export async function testServer(options: Partial<VideosServerOptions> = {}): Promise<TestServer> {
  const server = await openTestServer({...options, directory: options.directory ?? newDirectory()});
  onTestFinished(server.close);
  return server;
}

/** One server for several tests, which is started by the first that asks for it. */
export function sharedServer(options: Partial<VideosServerOptions> = {}): () => Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), 'videos-server-'));
  let server: Promise<TestServer> | null = null;
  afterAll(async () => {
    await (await server)?.close();
    rmSync(directory, {recursive: true, force: true});
  });
  return () => {
    server ??= openTestServer({directory, ...options});
    return server;
  };
}

/** Plain clips are encoded once for all servers of a test file. */
const plainClips = mkdtempSync(join(tmpdir(), 'videos-server-plain-'));
afterAll(() => rmSync(plainClips, {recursive: true, force: true}));

async function openTestServer(options: VideosServerOptions): Promise<TestServer> {
  const {directory} = options;
  if (!existsSync(join(directory, 'plain'))) symlinkSync(plainClips, join(directory, 'plain'), 'dir');
  const seen = new Set<string>();
  const crashes: Error[] = [];
  let waiting: (() => void)[] = [];
  const server = await startVideosServer({
    painter: 'plain',
    workers: 2,
    ...options,
    onEvent: (event) => {
      options.onEvent?.(event);
      if (event.kind === 'crashed') crashes.push(event.error);
      if (event.kind !== 'ended' && event.kind !== 'painted') return;
      seen.add(`${event.kind} ${event.video}`);
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  });
  const until = async (event: string): Promise<void> => {
    while (!seen.has(event)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  let closing: Promise<void> | null = null;

  const request = (path: string, init: TestInit = {}): Promise<Response> =>
    fetch(path.startsWith('/control') ? `${new URL(server.url).origin}${path}` : `${server.url}${path}`, {
      ...init,
      headers: {authorization: 'Bearer key', ...init.headers},
    });
  const ask: TestServer['ask'] = async (method, path, body, init = {}) => {
    const isForm = body instanceof FormData;
    const response = await request(path, {
      method,
      ...(body !== undefined && {body: isForm ? body : JSON.stringify(body)}),
      ...init,
      headers: {...(body !== undefined && !isForm && {'content-type': 'application/json'}), ...init.headers},
    });
    return {status: response.status, headers: response.headers, body: await response.json()};
  };
  const ended: TestServer['ended'] = (id) => until(`ended ${id}`);
  const make: TestServer['make'] = async (body = {}) => {
    const {
      body: {id},
    } = await ask('POST', '/videos', {prompt: 'A quiet street.', ...body});
    await ended(id);
    return id;
  };
  return {
    ...server,
    close: () => (closing ??= server.close()),
    directory,
    fetch: request,
    ask,
    download: async (id) => {
      const path = join(directory, `${id}.mp4`);
      await writeFile(path, Buffer.from(await (await request(`/videos/${id}/content`)).arrayBuffer()));
      return path;
    },
    ended,
    painted: (id) => until(`painted ${id}`),
    make,
    crashes,
  };
}

/** A form; objects and lists are spelt as form encoders do. */
export function form(fields: Readonly<Record<string, string | Blob>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export function image(width: number, height: number, type: 'png' | 'jpeg' | 'webp' = 'png'): Blob {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#2f7f7b';
  ctx.fillRect(0, 0, width, height);
  const bytes =
    type === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer(`image/${type}` as 'image/jpeg');
  return new Blob([new Uint8Array(bytes)], {type: `image/${type}`});
}

/** One for all tests of a file. */
export function testMedia(): Media {
  const media = createMedia({workers: 1});
  afterAll(() => media.close());
  return media;
}

export type ClipShape = {
  readonly size?: string;
  readonly seconds?: number;
  readonly metadata?: Readonly<Record<string, string>>;
};

/** An MP4 of one colour, without sound. */
export async function writeClip(media: Media, path: string, shape: ClipShape = {}): Promise<void> {
  const {size = '720x1280', seconds = 2, metadata = {}} = shape;
  await media.transcode({
    inputs: [],
    graph: `color=c=0x2f7f7b:s=${size}:r=10,trim=end_frame=${seconds * 10},format=yuv420p[v]`,
    video: {
      codec: 'libx264',
      options: {preset: 'ultrafast'},
      frameRate: {numerator: 10, denominator: 1},
      timescale: 10_000,
    },
    audio: null,
    output: {path, format: 'mp4', metadata},
  });
}
