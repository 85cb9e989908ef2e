import {access} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {StudioError} from './studio-error.ts';

const runsFromSource = import.meta.url.endsWith('.ts');

/**
 * The folder of the built page. In the package it lies beside this; from source it is built by Vite first, once for
 * what its sources say now. Throws `studio-page-missing` and `studio-page-build-failed`.
 */
export async function pageDirectory(): Promise<string> {
  return runsFromSource ? builtFromSource() : checked(join(import.meta.dirname, '..', 'page'));
}

async function checked(directory: string): Promise<string> {
  try {
    await access(join(directory, 'index.html'));
    return directory;
  } catch (error) {
    throw new StudioError('studio-page-missing', `The studio's page is not in ${directory}.`, {cause: error});
  }
}

/** No import that a bundler or a manifest could follow: what builds the page is not published. */
async function builtFromSource(): Promise<string> {
  const builder = pathToFileURL(join(import.meta.dirname, '..', '..', 'build-page.ts')).href;
  try {
    const {cachedPage} = (await import(/* @vite-ignore */ builder)) as {
      readonly cachedPage: () => Promise<string>;
    };
    return await cachedPage();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StudioError('studio-page-build-failed', `The studio's page can't be built. ${words}`, {
      cause: error,
    });
  }
}
