import {realpathSync} from 'node:fs';
import {resolve} from 'node:path';
import type {ResolvedConfig} from '../config/config-schema.ts';
import {loadConfig} from '../config/load-config.ts';
import {ProjectError} from '../errors/project-error.ts';
import {findProject} from './find-project.ts';
import {stateDirOf} from './state-dir.ts';

/** A folder with films, and how they are made. Paths are absolute. */
export type Project = {
  /** Where the command was called; relative paths that a user types start here. */
  readonly cwd: string;
  readonly root: string;
  readonly publicDir: string;
  readonly outDir: string;
  /** Artifacts, journal; never committed. */
  readonly stateDir: string;
  readonly lockFile: string;
  readonly config: ResolvedConfig;
};

/** Finds the project around a folder and reads its configuration. */
export async function openProject(from: string): Promise<Project> {
  const cwd = realFolder(from);
  const location = findProject(cwd);
  const config = await loadConfig(location);
  const {root} = location;
  return {
    cwd,
    root,
    publicDir: resolve(root, config.publicDir),
    outDir: resolve(root, config.outDir),
    stateDir: stateDirOf(root),
    lockFile: resolve(root, 'matchcut.lock.json'),
    config,
  };
}

/** Without symbolic links: module paths in stack traces have none either. */
function realFolder(from: string): string {
  try {
    return realpathSync(from);
  } catch (error) {
    throw new ProjectError('bad-option', `There is no folder ${from}.`, 'Give an existing folder to --cwd.', {
      where: '--cwd',
      cause: error,
    });
  }
}
