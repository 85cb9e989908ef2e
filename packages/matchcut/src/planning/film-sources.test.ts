import {expect, test} from 'vitest';
import type {ModuleImports} from '../loading/module-loader.ts';
import {filmSources} from './film-sources.ts';

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
