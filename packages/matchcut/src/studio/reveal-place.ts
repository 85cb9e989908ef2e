import {existsSync, realpathSync} from 'node:fs';
import {isAbsolute, relative, resolve} from 'node:path';
import launchEditor from 'launch-editor';
import type {SourcePlace} from '@matchcut/studio';
import {ProjectError} from '../errors/project-error.ts';

/** Opens the author's editor at a place of the project: what `LAUNCH_EDITOR` names, or the one that runs. */
export async function revealPlace({file, line, column}: SourcePlace, root: string): Promise<void> {
  const path = resolve(root, file);
  const name = existsSync(path) ? relative(realpathSync(root), realpathSync(path)) : '..';
  if (name.startsWith('..') || isAbsolute(name)) {
    throw new ProjectError(
      'no-editor',
      `There is no file ${file} in this project.`,
      'Look at the film anew.',
    );
  }
  await new Promise<void>((resolveOpened, reject) => {
    launchEditor(`${path}:${line}:${column}`, (_, message) => {
      reject(
        new ProjectError(
          'no-editor',
          `No editor could be opened${message ? `: ${message}` : ''}.`,
          'Name yours in the environment variable LAUNCH_EDITOR.',
        ),
      );
    });
    // It says nothing where all goes well.
    setTimeout(resolveOpened, 500);
  });
}
