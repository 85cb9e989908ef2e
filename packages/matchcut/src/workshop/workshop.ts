import type {Engine} from '@matchcut/engine';
import {createMedia, type Media} from '@matchcut/media';
import {createProjectDesk, type ProjectDesk} from '../asking/project-desk.ts';
import {createModuleLoader, type ModuleLoader} from '../loading/module-loader.ts';
import type {KnownFiles} from '../planning/look-at-files.ts';
import {openProject, type Project} from '../project/open-project.ts';

/** What commands that work on films need, opened. */
export type Workshop = {
  readonly project: Project;
  readonly loader: ModuleLoader;
  readonly engine: Engine;
  /** Answers what films ask of the project while they render. */
  readonly desk: ProjectDesk;
  /** FFmpeg; its workers start with the first job. */
  readonly media: Media;
  /** What the project's files held when a film was planned with them last. */
  readonly knownFiles: KnownFiles;
  readonly signal: AbortSignal;
};

/** Opens what a command works with and closes it again, however the work ends. */
export async function withWorkshop<T>(
  cwd: string,
  signal: AbortSignal,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  await using workshop = await openWorkshop(cwd, signal);
  return await work(workshop);
}

/** The same for whoever works on and on. */
export async function openWorkshop(cwd: string, signal: AbortSignal): Promise<Workshop & AsyncDisposable> {
  const project = await openProject(cwd);
  await using tools = new AsyncDisposableStack();
  const loader = tools.adopt(
    await createModuleLoader({root: project.root, allowNodeModules: false}),
    (opened) => opened.close(),
  );
  const media = tools.adopt(createMedia(), (opened) => opened.close());
  const engine = tools.adopt(project.config.engine ?? (await embeddedEngine()), (opened) => opened.close());
  const desk = createProjectDesk({...project, media, signal});
  const opened = tools.move();
  return {
    project,
    loader,
    engine,
    desk,
    media,
    knownFiles: new Map(),
    signal,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function embeddedEngine(): Promise<Engine> {
  const {animatic} = await import('@matchcut/engine-animatic');
  return animatic();
}
