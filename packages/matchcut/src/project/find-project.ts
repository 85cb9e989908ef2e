import {existsSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

const configNames = ['matchcut.config.ts', 'matchcut.config.js', 'matchcut.config.mjs'];

/** Where a project is. */
export type ProjectLocation = {
  readonly root: string;
  /** Its configuration file, or `null` where it has none. */
  readonly configFile: string | null;
};

/**
 * The nearest folder upwards with a configuration file or a package.json; else the folder itself, so that a
 * film alone in an empty folder works too.
 */
export function findProject(from: string): ProjectLocation {
  const start = resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    const configFile = configNames.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (configFile !== undefined) return {root: folder, configFile};
    if (existsSync(join(folder, 'package.json'))) return {root: folder, configFile: null};
    if (dirname(folder) === folder) return {root: start, configFile: null};
  }
}
