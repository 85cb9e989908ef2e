import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {openStore} from '../../packages/store/src/index.ts';
import {writeProject, type BenchFilm} from './bench-film.ts';
import {measureCommand, type Measured} from './measure-command.ts';

const program = fileURLToPath(new URL('../../packages/matchcut/dist/bin.js', import.meta.url));

/** A project on disk, and the command line as users run it: built, in a process of its own. */
export type MatchcutProject = {
  readonly folder: string;
  readonly write: (film: BenchFilm) => void;
  readonly run: (args: readonly string[]) => Promise<Measured>;
  /** Forgets everything but the clips and their conformed copies. */
  readonly forgetCut: () => Promise<void>;
  readonly cut: string;
  /** What a cut copies from. */
  readonly conformed: (film: BenchFilm) => Promise<readonly string[]>;
};

export function matchcutProject(folder: string, clips: string): MatchcutProject {
  const stateDir = join(folder, '.matchcut');
  return {
    folder,
    cut: join(folder, 'out', 'bench-16x9.mp4'),
    write: (film) => writeProject(folder, clips, film),
    run: (args) => measureCommand(process.execPath, [program, ...args], {cwd: folder}),
    async forgetCut() {
      const store = await openStore({dir: stateDir});
      for await (const {record} of store.entries()) {
        if (record.kind !== 'clip' && record.kind !== 'conform') await store.drop(record.key);
      }
      await store.sweep();
      await store.close();
      for (const name of readdirSync(stateDir)) {
        if (name === 'overlays' || name === 'films') rmSync(join(stateDir, name), {recursive: true});
      }
      rmSync(join(folder, 'out'), {recursive: true, force: true});
    },
    async conformed({scenes}) {
      const store = await openStore({dir: stateDir});
      const paths = new Map<string, string>();
      for await (const {record} of store.entries()) {
        if (record.kind === 'conform') paths.set(record.key, (await store.open(record.key)).path);
      }
      await store.close();
      const all = [...paths.values()];
      return scenes.map((_, index) => all[index % all.length] ?? '');
    },
  };
}
