import {join} from 'node:path';
import {animatic} from '@matchcut/engine-animatic';
import {expect, test} from 'vitest';
import type {ProjectDesk} from '../asking/project-desk.ts';
import {makeProject} from '../__fixtures__/run-in-project.ts';
import {loadFilmModule} from '../loading/load-films.ts';
import {createModuleLoader} from '../loading/module-loader.ts';
import {openProject} from '../project/open-project.ts';
import {lookAtOverlays, type OverlaysInputs, type SeenOverlays} from './look-at-overlays.ts';
import {watchOverlays} from './overlay-watch.ts';
import {surveyFoundFilm} from './survey-found-film.ts';

type Files = Readonly<Record<string, string>>;

/** A film with one overlay that every row has, and one that says its city. */
function filmOf(overlay: string, before = '', inRender = ''): string {
  return `import {Film, Overlay, Scene, defineFilm} from 'matchcut';
import {cityOf} from './city-of.ts';
${before}
export default defineFilm({id: 'a', props: cityOf, defaultProps: {city: ''}, render: ({city}) => {
  ${inRender}
  return <Film title="A" formats={['16:9', '9:16']}><Scene id="one" seconds={4}>A street.
    <Overlay seconds={0.25}><p>Hello</p></Overlay>
    <Overlay seconds={0.25}>${overlay}</Overlay>
  </Scene></Film>;
}});`;
}

/** With a package, and without: where a film has none, and nothing else that may draw by itself, it is not watched. */
const schemas = {
  zod: `import {z} from 'zod';\nexport const cityOf = z.object({city: z.string()});`,
  own: `export const cityOf = {def: {type: 'own'}, safeParse: (data) => ({success: true, data})};`,
};

const effect = `import {useEffect} from 'react';
export function Drawn({text}) { useEffect(() => {}, []); return <p>{text}</p>; }`;

test.for<[string, Files]>([
  ['text of the row', {'film.tsx': filmOf('<p>{city}</p>')}],
  [
    'a component that is handed the row',
    {
      'film.tsx': filmOf('<City name={city} />', `import {City} from './city.tsx';`),
      'city.tsx': 'export const City = ({name}) => <p>{name}</p>;',
    },
  ],
  [
    'a component with an effect that is handed the row',
    {'film.tsx': filmOf('<Drawn text={city} />', `import {Drawn} from './drawn.tsx';`), 'drawn.tsx': effect},
  ],
  [
    'a component that each row makes',
    {'film.tsx': filmOf('<City />', '', 'const City = () => <p>{city}</p>;')},
  ],
  [
    'a variable that each row sets',
    {'film.tsx': filmOf('<City />', `let now = '';\nexport const City = () => <p>{now}</p>;`, 'now = city;')},
  ],
  [
    'an object of the module that each row changes',
    {
      'film.tsx': filmOf(
        '<City />',
        `const now = {};\nexport const City = () => <p>{now.city}</p>;`,
        'now.city = city;',
      ),
    },
  ],
  [
    'an object of another module that each row changes',
    {
      'film.tsx': filmOf(
        '<City />',
        `import {now} from './now.ts';\nimport {City} from './city.tsx';`,
        'now.city = city;',
      ),
      'now.ts': 'export const now = {};',
      'city.tsx': `import {now} from './now.ts';\nexport const City = () => <p>{now.city}</p>;`,
    },
  ],
  [
    'a map of another module that a function of it changes',
    {
      'film.tsx': filmOf(
        '<City />',
        `import {say} from './now.ts';\nimport {City} from './city.tsx';`,
        'say(city);',
      ),
      'now.ts': `const all = new Map();\nexport const say = (city) => all.set('city', city);\nexport const said = () => all.get('city');`,
      'city.tsx': `import {said} from './now.ts';\nexport const City = () => <p>{said()}</p>;`,
    },
  ],
  [
    'a global that each row sets',
    {
      'film.tsx': filmOf('<City />', `import {City} from './city.tsx';`, 'globalThis.nowCity = city;'),
      'city.tsx': 'export const City = () => <p>{globalThis.nowCity}</p>;',
    },
  ],
  [
    'a component that reads the page',
    {
      'film.tsx': filmOf('<City />', `import {City} from './city.tsx';`),
      'city.tsx': `export const City = () => <p>{typeof window}</p>;`,
    },
  ],
  [
    'a module that is imported while it draws',
    {
      'film.tsx': filmOf('<City />', `import {City} from './city.tsx';`),
      'city.tsx': `import {useEffect} from 'react';\nexport function City() { useEffect(() => { import('./later.ts'); }); return <p />; }`,
      'later.ts': 'export const a = 1;',
    },
  ],
  [
    'a function that each row hands over',
    {
      'film.tsx': filmOf('<City of={() => city} />', `import {City} from './city.tsx';`),
      'city.tsx': 'export const City = ({of}) => <p>{of()}</p>;',
    },
  ],
])('rows look the same together as each alone: %s', async ([, files]) => {
  for (const schema of Object.values(schemas)) {
    const {together, alone} = await seenIn({...files, 'city-of.ts': schema});
    expect(together).toEqual(alone);
  }
});

async function seenIn(
  files: Files,
): Promise<{readonly together: readonly unknown[]; readonly alone: readonly unknown[]}> {
  const root = await makeProject(files);
  const loader = await createModuleLoader({root, allowNodeModules: false});
  const project = await openProject(root);
  const engine = animatic();
  const together: unknown[] = [];
  const alone: unknown[] = [];
  try {
    const [film] = await loadFilmModule(join(root, 'film.tsx'), project, loader);
    if (film === undefined) throw new TypeError('The module has no film.');
    const inputs: OverlaysInputs = {...project, loader};
    using watch = watchOverlays(film, inputs);
    for (const city of ['Lisbon', 'Porto', 'Porto', 'Lisbon']) {
      const survey = await surveyFoundFilm(
        film,
        {city},
        {engine, signal: new AbortController().signal, desk},
      );
      together.push(plain(await watch.look(survey, {city})));
      alone.push(plain(await lookAtOverlays(survey, film, {...inputs, props: {city}})));
    }
    return {together, alone};
  } finally {
    await engine.close();
    await loader.close();
  }
}

const addresses = ['a/one/overlay-1', 'a/one/overlay-2'];

function plain({looks, shown}: SeenOverlays): unknown {
  return addresses.map((address) => ({
    wide: looks(address, '16:9'),
    tall: looks(address, '9:16'),
    shown: shown.get(address),
  }));
}

/** These films ask for no file. */
const desk: ProjectDesk = {
  duration: () => Promise.reject(new Error('No file is asked for here.')),
  captionFile: () => Promise.reject(new Error('No file is asked for here.')),
  answers: () => ({durations: {}, captionFiles: {}}),
};
