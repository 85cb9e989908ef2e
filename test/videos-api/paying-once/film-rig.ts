import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startVideosServer, type VideosServer, type VideosServerOptions} from '@matchcut/videos-server';
import {flatPng} from '../flat-png.ts';
import {audit, type Audit} from './audit.ts';
import {projectIn, type ProjectFolder} from './project-folder.ts';
import type {FilmOrder, FilmRan} from './run-order.ts';
import {startProcess, type Ended} from './start-process.ts';

/** A project and the server that makes its clips, each with nothing in it. */
export type FilmRig = {
  readonly server: VideosServer;
  readonly project: ProjectFolder;
  /** Carries the film out in a process of its own, until it ends or ends itself. */
  run(order?: Partial<FilmOrder>): Promise<Ended<FilmRan>>;
  audit(): Promise<Audit>;
  /** The project stays. */
  closeServer(): Promise<void>;
  close(): Promise<void>;
};

export type FilmRigOptions = Partial<Omit<VideosServerOptions, 'directory'>> & {
  /** Where painted clips are kept for the next server. */
  readonly clips: string;
  /** A project that another server has made clips for. @default a new one */
  readonly folder?: string;
};

export async function openFilmRig({clips, ...options}: FilmRigOptions): Promise<FilmRig> {
  const root = await mkdtemp(join(tmpdir(), 'paying-once-'));
  const directory = join(root, 'server');
  const {folder = join(root, 'project')} = options;
  const project = projectIn(folder);
  await mkdir(directory);
  await mkdir(folder, {recursive: true});
  await mkdir(clips, {recursive: true});
  await symlink(clips, join(directory, 'plain'), 'dir');
  await writeFile(project.picture, flatPng(640, 360));
  const crashes: Error[] = [];
  const server = await startVideosServer({
    painter: 'plain',
    ...options,
    directory,
    onEvent: (event) => {
      options.onEvent?.(event);
      if (event.kind === 'crashed') crashes.push(event.error);
    },
  });
  let closing: Promise<void> | null = null;
  const closeServer = (): Promise<void> => (closing ??= server.close());
  return {
    server,
    project,
    async run(order = {}) {
      const ended = await startProcess<FilmRan>('run-film.ts', {
        folder,
        baseURL: server.url,
        kill: null,
        ...order,
      } satisfies FilmOrder);
      if (crashes[0] !== undefined) throw crashes[0];
      return ended;
    },
    audit: () => audit(project, server.ledger()),
    closeServer,
    async close() {
      await closeServer();
      await rm(root, {recursive: true, force: true});
    },
  };
}
