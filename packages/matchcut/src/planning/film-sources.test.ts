import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {ModuleImports} from '../loading/module-loader.ts';
import {componentSources, digestSources, filmSources} from './film-sources.ts';

const modules: Readonly<Record<string, ModuleImports>> = {
  '/film.tsx': {
    files: ['/cast.ts', '/map.tsx', '/scenes.tsx'],
    packages: ['matchcut', 'zod', 'react/jsx-dev-runtime'],
  },
  '/cast.ts': {files: [], packages: ['matchcut']},
  '/scenes.tsx': {files: ['/cast.ts', '/theme.css'], packages: ['matchcut', 'react/jsx-dev-runtime']},
  '/map.tsx': {files: ['/draw.ts'], packages: ['react', 'remotion']},
  '/draw.ts': {files: ['/film.tsx'], packages: []},
};

const loader = {importsOf: (file: string) => modules[file] ?? {files: [], packages: []}};

test('a film is made of everything that its module reaches, in circles too', () => {
  expect(filmSources('/film.tsx', loader).toSorted()).toEqual([
    '/cast.ts',
    '/draw.ts',
    '/film.tsx',
    '/map.tsx',
    '/scenes.tsx',
    '/theme.css',
  ]);
});

test('only what can draw by itself counts as a component, and what it uses', () => {
  const straight = {
    importsOf: (file: string) => (file === '/draw.ts' ? {files: [], packages: []} : loader.importsOf(file)),
  };
  expect(componentSources('/film.tsx', straight)).toEqual(['/map.tsx', '/draw.ts', '/theme.css']);
});

test('the entry is no component, whatever it imports', () => {
  expect(componentSources('/map.tsx', loader)).not.toContain('/map.tsx');
});

test('a digest of sources depends on names and bytes, not on where they lie', async () => {
  const [here, there] = await Promise.all(
    ['a', 'b'].map((letter) => mkdtemp(join(tmpdir(), `matchcut-sources-${letter}-`))),
  );
  for (const folder of [here, there]) await writeFile(join(folder ?? '', 'map.tsx'), 'export const a = 1;');
  const digests = [here, there].map((folder) => digestSources([join(folder ?? '', 'map.tsx')]));
  expect(digests[0]).toBe(digests[1]);
  await writeFile(join(here ?? '', 'map.tsx'), 'export const a = 2;');
  expect(digestSources([join(here ?? '', 'map.tsx')])).not.toBe(digests[1]);
  expect(digestSources([])).toBeNull();
});
