import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';
import type {ModuleLoader} from '../loading/module-loader.ts';

/** Packages that a module of prompts and cuts imports too. Only what goes beyond them can draw by itself. */
const language = new Set([
  'matchcut',
  'matchcut/overlays',
  '@matchcut/react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'zod',
]);

/** Every file of the project that a film's module is made of, itself first. */
export function filmSources(entry: string, loader: Pick<ModuleLoader, 'importsOf'>): readonly string[] {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const file of found) for (const imported of loader.importsOf(file).files) found.add(imported);
  return [...found];
}

/**
 * Those of them that may draw more than markup tells, in effects or style sheets: modules that import React,
 * Remotion or another package, style sheets, and whatever such modules import. The entry never counts: it holds
 * the words of the film, and those are in the markup.
 */
export function componentSources(entry: string, loader: Pick<ModuleLoader, 'importsOf'>): readonly string[] {
  const components = filmSources(entry, loader).filter(
    (file) =>
      file !== entry &&
      (isStyle(file) || loader.importsOf(file).packages.some((name) => !language.has(name))),
  );
  return [...new Set(components.flatMap((file) => filmSources(file, loader)))].filter(
    (file) => file !== entry,
  );
}

/** One digest of files, by name and bytes: never by path, so that it is the same on every machine. */
export function digestSources(files: readonly string[]): Digest | null {
  if (files.length === 0) return null;
  const digests = files.map((file) => `${basename(file)} ${digestBytes(readFileSync(file))}`);
  return digestBytes(Buffer.from(digests.toSorted().join('\n')));
}

function isStyle(file: string): boolean {
  return /\.(?:css|scss|sass|less|styl|pcss)$/.test(file);
}
