import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {defaultBrowserDirectory, findOverlayBrowser} from '../../../packages/compose/src/index.ts';
import type {BenchFilm} from '../bench-film.ts';
import {measureCommand, type Measured} from '../measure-command.ts';
import {bundlePlain} from './bundle-plain.ts';
import type {PlainOrder} from './render-plain.ts';
import type {PlainProps} from './root.tsx';

export type PlainSettings = {readonly tag: PlainProps['tag']; readonly concurrency: number};

/** The same film with Remotion alone. */
export type PlainProject = {
  readonly render: (film: BenchFilm, settings: PlainSettings, out: string) => Promise<Measured>;
};

const program = fileURLToPath(new URL('./render-plain.ts', import.meta.url));

/** Bundles once; the same browser as Matchcut's draws. */
export async function plainProject(folder: string, clips: string): Promise<PlainProject> {
  const bundle = await bundlePlain(clips, join(folder, 'bundle'));
  const browser = await findOverlayBrowser(defaultBrowserDirectory());
  return {
    render(film, {tag, concurrency}, out) {
      const order: PlainOrder = {bundle, browser, props: {film, tag}, concurrency, out};
      return measureCommand(
        process.execPath,
        ['--conditions=@matchcut/source', program, JSON.stringify(order)],
        {cwd: folder},
      );
    },
  };
}

/** All ways that plain Remotion has of playing clips; which is best is tried. */
export const plainWays: readonly PlainSettings[] = [
  {tag: 'media', concurrency: 1},
  {tag: 'media', concurrency: 2},
  {tag: 'offthread-video', concurrency: 1},
  {tag: 'offthread-video', concurrency: 2},
];
