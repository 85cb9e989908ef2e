import {createHash} from 'node:crypto';
import {mkdir, rename, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {BuildOptions, Metafile} from 'esbuild';
import {VERSION as remotionVersion} from 'remotion/version';
import {ComposeError} from '../compose-error.ts';
import {areUnchanged, writeInputs} from './bundle-inputs.ts';

/** Files that overlays may import; each becomes a URL. */
const assetExtensions =
  '.avif .gif .jpeg .jpg .png .svg .webp .otf .ttf .woff .woff2 .mp3 .mp4 .wav .webm'.split(' ');

/** Whether a module is such a file. */
export const isAsset: RegExp = new RegExp(`(${assetExtensions.join('|').replaceAll('.', '\\.')})$`);

// Not from esbuild itself, which only who builds something loads.
const {version: esbuildVersion}: {version: string} = createRequire(import.meta.url)('esbuild/package.json');

const runsFromSource = import.meta.url.endsWith('.ts');

/** What all that is built for the page has in common. */
export const pageBuildOptions = {
  assetNames: 'assets/[name]-[hash]',
  loader: Object.fromEntries(assetExtensions.map((extension) => [extension, 'file'] as const)),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'chrome120',
  jsx: 'automatic',
  conditions: runsFromSource ? ['@matchcut/source'] : [],
  define: {'process.env.NODE_ENV': '"production"'},
  legalComments: 'none',
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Where something lies that was built from these words, by this version of what builds it. */
export function builtFolder(cacheDirectory: string, words: readonly unknown[]): string {
  const name = createHash('sha256')
    .update(JSON.stringify([words, runsFromSource, esbuildVersion, remotionVersion]))
    .digest('hex');
  return join(cacheDirectory, name.slice(0, 32));
}

/** Whether what was built in the folder is there and made of files that are as they were. */
export function isCurrent(folder: string): Promise<boolean> {
  return areUnchanged(inputsIn(folder));
}

/** The file that says what a folder was built from, and changes when it is built anew. */
export function inputsIn(folder: string): string {
  return join(folder, 'inputs.json');
}

/**
 * Puts what `build` makes into `folder` at once and as a whole, unless it is there already. `build` returns the files
 * that it made it from. Throws `overlay-bundle-failed`.
 */
export async function buildOnce(
  folder: string,
  build: (staging: string) => Promise<readonly string[]>,
): Promise<void> {
  if (await isCurrent(folder)) return;
  const staging = `${folder}.${process.pid}.${Date.now().toString(36)}`;
  try {
    await mkdir(staging, {recursive: true});
    await writeInputs(inputsIn(staging), await build(staging));
    await rm(folder, {recursive: true, force: true});
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, {recursive: true, force: true});
    // Another process has just put the same there.
    if (await isCurrent(folder)) return;
    throw error instanceof ComposeError
      ? error
      : new ComposeError('overlay-bundle-failed', `The overlays can't be bundled. ${words(error)}`, {
          cause: error,
        });
  }
}

/** The files that a build was made of; modules that are none have names of their own. */
export function filesOf({inputs}: Metafile, workingDirectory: string): readonly string[] {
  return Object.keys(inputs)
    .filter((path) => !path.startsWith('matchcut-'))
    .map((path) => join(workingDirectory, path));
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
