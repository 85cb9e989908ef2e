import {relative} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {ProjectError} from '../errors/project-error.ts';
import {isOwnError} from '../errors/own-error.ts';
import type {ModuleLoader} from './module-loader.ts';

/** Loads a module of the project and says `film-broken` with its place where it can't be read or throws. */
export async function loadModule(
  loader: ModuleLoader,
  file: string,
  root: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await loader.load(file);
  } catch (error) {
    if (isOwnError(error)) throw error;
    throw new ProjectError(
      'film-broken',
      `${relative(root, file)} can't be loaded: ${firstMessage(error)}`,
      'Put the place right that is shown and run again.',
      {cause: error, where: relative(root, file)},
    );
  }
}

/** A compiler's message is a page with a picture; its first line says it. */
function firstMessage(error: unknown): string {
  const text = stripVTControlCharacters(
    compilerMessage(error) ?? (error instanceof Error ? error.message : String(error)),
  );
  return (text.split('\n')[0] ?? '').replace(/^\[[\w:-]+\] /, '');
}

function compilerMessage(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('errors' in error) || !Array.isArray(error.errors))
    return null;
  const first: unknown = error.errors[0];
  return typeof first === 'object' && first !== null && 'message' in first ? String(first.message) : null;
}
