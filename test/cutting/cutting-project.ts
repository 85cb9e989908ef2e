import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {parseKey, type Key, type PlanJson, type Step, type StepOf} from '@matchcut/plan';
import {openStore, type Store} from '@matchcut/store';
import {makeFilmProject, type FilmProject, type Ran} from '../videos-api/film-project/film-project.ts';
import type {ClipShape} from './numbered-clips.ts';

/** A project whose clips are painted for the test, and whose cuts are small: half of 720p. */
export type CuttingProject = {
  readonly folder: string;
  /** Where its clips are: `clip-0.mp4` and so on. */
  readonly clips: string;
  /** Runs `matchcut render` in a process of its own; throws what it said where it did not end well. */
  render(args?: readonly string[]): Promise<Ran>;
  /** The cut as it is planned now. */
  plannedCut(): Promise<StepOf<'cut'>>;
  plan(): Promise<readonly Step[]>;
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  readonly cut: string;
  remove(): Promise<void>;
};

export const smallScale = 0.5;
export const smallShape: ClipShape = {
  width: 640,
  height: 360,
  frameRate: {numerator: 30, denominator: 1},
  enlarged: 1 / smallScale,
};

const engine = join(import.meta.dirname, 'clip-folder-engine.ts');

export type CuttingProjectOptions = {
  /** By path; among them `film.tsx`, whose film is called `film`. */
  readonly files: Readonly<Record<string, string>>;
  /** Puts `clip-0.mp4` and so on into a folder, in 720p. */
  readonly paint: (folder: string) => Promise<void>;
  /** @default smallScale */
  readonly scale?: number;
};

export async function makeCuttingProject({
  files,
  paint,
  scale = smallScale,
}: CuttingProjectOptions): Promise<CuttingProject> {
  const project: FilmProject = await makeFilmProject('', {
    'matchcut.config.ts': [
      `import {clipFolderEngine} from ${JSON.stringify(engine)};`,
      "export default {engine: clipFolderEngine(new URL('clips', import.meta.url).pathname, {width: 1280, height: 720})};",
    ].join('\n'),
    ...files,
  });
  const {folder} = project;
  const clipFolder = join(folder, 'clips');
  await mkdir(clipFolder);
  await paint(clipFolder);
  const scaled = ['--scale', String(scale)];

  const run = async (args: readonly string[]): Promise<Ran> => {
    const ran = await project.run(args);
    if (ran.exitCode !== 0)
      throw new Error(`matchcut ${args.join(' ')} ended with ${ran.exitCode}:\n${ran.stdout}${ran.stderr}`);
    return ran;
  };
  const plan = async (): Promise<readonly Step[]> => {
    const json: PlanJson & {readonly steps: readonly Step[]} = JSON.parse(
      (await run(['plan', '--json', ...scaled])).stdout,
    );
    return json.steps;
  };
  return {
    folder,
    clips: clipFolder,
    cut: join(folder, 'out', 'film-16x9.mp4'),
    render: (args = []) => run(['render', ...scaled, ...args]),
    plan,
    async plannedCut() {
      const cut = (await plan()).find(({kind}) => kind === 'cut');
      if (cut?.kind !== 'cut') throw new TypeError('The plan has no cut.');
      return cut;
    },
    async withStore(work) {
      const store = await openStore({dir: join(folder, '.matchcut')});
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    remove: () => project.remove(),
  };
}

export function keyOf(text: string): Key {
  const key = parseKey(text);
  if (key === null) throw new TypeError(`"${text}" is no key.`);
  return key;
}
