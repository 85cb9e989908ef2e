import {join} from 'node:path';
import {filmElement, renderFilm} from '@matchcut/react';
import {afterEach, expect, test} from 'vitest';
import {filmModule, makeProject} from '../__fixtures__/run-in-project.ts';
import {openProject} from '../project/open-project.ts';
import {loadFilmModule, loadFilms} from './load-films.ts';
import {createModuleLoader, type ModuleLoader} from './module-loader.ts';

const loaders: ModuleLoader[] = [];

afterEach(async () => {
  for (const loader of loaders.splice(0)) await loader.close();
});

async function loaderOf(root: string): Promise<ModuleLoader> {
  const loader = await createModuleLoader({root, allowNodeModules: false});
  loaders.push(loader);
  return loader;
}

const scene = '<Scene seconds={4}>A street.</Scene>';

test('films are found in the folder, in src and in films, and nowhere else', async () => {
  const root = await makeProject({
    'film.tsx': filmModule('a', scene),
    'b.film.jsx': filmModule('b', scene),
    'src/deep/er/c.film.tsx': filmModule('c', scene),
    'films/film.tsx': filmModule('d', scene),
    'lib/e.film.tsx': filmModule('e', scene),
    'src/node_modules/x/f.film.tsx': filmModule('f', scene),
    'films/scene.tsx': filmModule('g', scene),
  });
  const {films, failures} = await loadFilms(await openProject(root), await loaderOf(root));
  expect(failures).toEqual([]);
  expect(films.map(({definition}) => definition.id).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('a configuration says where else they are', async () => {
  const root = await makeProject({
    'matchcut.config.ts': `import {defineConfig} from 'matchcut';\nexport default defineConfig({films: 'ads/*.tsx'});`,
    'film.tsx': filmModule('a', scene),
    'ads/summer.tsx': filmModule('summer', scene),
  });
  const {films} = await loadFilms(await openProject(root), await loaderOf(root));
  expect(films.map(({definition}) => definition.id)).toEqual(['summer']);
});

test('a module may export several films, the default one first', async () => {
  const root = await makeProject({
    'film.tsx': [
      filmModule('main', scene),
      `export const teaser = defineFilm({id: 'teaser', render: () => <Film title="Teaser">${scene}</Film>});`,
      `export const notAFilm = {id: 'no'};`,
    ].join('\n'),
  });
  const films = await loadFilmModule(join(root, 'film.tsx'), await openProject(root), await loaderOf(root));
  expect(films.map(({exportName, definition}) => [exportName, definition.id])).toEqual([
    ['default', 'main'],
    ['teaser', 'teaser'],
  ]);
});

test('style sheets, fonts and pictures may be imported, and a picture is named by its bytes', async () => {
  const root = await makeProject({
    'film.tsx': [
      `import {Film, Scene, defineFilm} from 'matchcut';`,
      `import './film.css';`,
      `import names from './names.module.css';`,
      `import logo from './logo.png';`,
      `import font from './font.woff2?url';`,
      `export const urls = [logo, font, names.title];`,
      `export default defineFilm({id: 'a', render: () => <Film title="A"><Scene seconds={4}>{names.title}</Scene></Film>});`,
    ].join('\n'),
    'film.css': '@import "nowhere"; body {background: url(./nowhere.png)}',
    'names.module.css': '.title {color: red}',
    'logo.png': 'logo',
    'font.woff2': 'font',
  });
  const loader = await loaderOf(root);
  const {urls} = await loader.load(join(root, 'film.tsx'));
  expect(urls).toEqual([
    expect.stringMatching(/^\/matchcut-asset\/[0-9a-f]{64}\/logo\.png$/),
    expect.stringMatching(/^\/matchcut-asset\/[0-9a-f]{64}\/font\.woff2$/),
    'title',
  ]);
  expect(loader.importsOf(join(root, 'film.tsx'))).toEqual({
    files: ['film.css', 'font.woff2', 'logo.png', 'names.module.css'].map((name) => join(root, name)),
    packages: expect.arrayContaining(['matchcut']),
  });
});

test('hooks work in a film: it has the same React and the same elements as this process', async () => {
  const root = await makeProject({
    'film.tsx': filmModule(
      'a',
      '<Scene seconds={4}><Words /></Scene>',
      `import {useMemo} from 'react';\nfunction Words() { return useMemo(() => 'A street.', []); }`,
    ),
  });
  const [film] = await loadFilmModule(join(root, 'film.tsx'), await openProject(root), await loaderOf(root));
  if (film === undefined) throw new TypeError('The module has no film.');
  const tree = await renderFilm(filmElement(film.definition), {id: 'a'});
  expect(tree.root.children).toMatchObject([{kind: 'scene', children: [{kind: 'text', text: 'A street.'}]}]);
});
