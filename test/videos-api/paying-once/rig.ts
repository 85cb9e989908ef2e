import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startVideosServer, type VideosServer, type VideosServerOptions} from '@matchcut/videos-server';
import {flatPng} from '../flat-png.ts';
import {audit, type Audit} from './audit.ts';
import {projectIn, type ProjectFolder} from './project-folder.ts';
import type {FilmOrder, FilmRan, RowsOrder, RowsRan, RunOrder} from './run-order.ts';
import {startProcess, type Ended} from './start-process.ts';

/** A project and the server that makes its clips, each with nothing in it. */
export type Rig = {
  readonly server: VideosServer;
  readonly project: ProjectFolder;
  /** Carries a film out in a process of its own, until it ends or ends itself. */
  runFilm(order?: Partial<FilmOrder>): Promise<Ended<FilmRan>>;
  /** Orders clips in batches and collects them, likewise. */
  runRows(order: Partial<RunOrder> & Pick<RowsOrder, 'rows'>): Promise<Ended<RowsRan>>;
  audit(): Promise<Audit>;
  /** The project stays. */
  closeServer(): Promise<void>;
  close(): Promise<void>;
};

export type RigOptions = Partial<Omit<VideosServerOptions, 'directory'>> & {
  /** Where painted clips, and compiled code, are kept for the next ones. */
  readonly clips: string;
  /** A project that another server has made clips for. @default a new one */
  readonly folder?: string;
};

export async function openRig({clips, ...options}: RigOptions): Promise<Rig> {
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
    runFilm: (order = {}) => run('run-film.ts', order),
    runRows: (order) => run('run-rows.ts', order),
    audit: () => audit(project, server.ledger()),
    closeServer,
    async close() {
      await closeServer();
      await rm(root, {recursive: true, force: true});
    },
  };

  async function run<Result>(program: string, given: Partial<RunOrder>): Promise<Ended<Result>> {
    const order = {folder, baseURL: server.url, kill: null, ...given};
    const ended = await startProcess<Result>(program, order, join(clips, 'compiled'));
    if (crashes[0] !== undefined) throw crashes[0];
    return ended;
  }
}
