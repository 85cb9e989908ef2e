import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {JsonObject} from '@matchcut/engine';
import {animatic} from '@matchcut/engine-animatic';
import {describe, expect, it} from 'vitest';
import {makeProject} from '../__fixtures__/run-in-project.ts';
import {loadFilmModule} from '../loading/load-films.ts';
import {createModuleLoader} from '../loading/module-loader.ts';
import {openProject} from '../project/open-project.ts';
import {lookAtOverlays} from './look-at-overlays.ts';
import type {ProjectDesk} from '../asking/project-desk.ts';
import {surveyFoundFilm} from './survey-found-film.ts';

type Files = Readonly<Record<string, string>>;

const entry = (overlays: readonly string[], before = ''): string =>
  [
    `import {Film, Overlay, Scene, defineFilm} from 'matchcut';`,
    before,
    `export default defineFilm({id: 'a', render: () => <Film title="A" formats={['16:9']}>`,
    '<Scene id="one" seconds={4}>A street.',
    ...overlays.map((content) => `<Overlay seconds={0.25}>${content}</Overlay>`),
    '</Scene></Film>});',
  ].join('\n');

/** Every component that draws something which its markup does not show. */
const effect = (text: string, name = 'Drawn'): string =>
  `import {useEffect, useRef} from 'react';
export function ${name}() {
  const box = useRef(null);
  useEffect(() => { box.current.textContent = ${JSON.stringify(text)}; }, []);
  return <p ref={box} />;
}`;

const plain = (text: string): string => `export function Plain() { return <p>${text}</p>; }`;

describe('a change of what an overlay may draw changes its looks', () => {
  it.each<[string, Files, Files, string?]>([
    [
      'text drawn in an effect by a component in the entry',
      {'film.tsx': entry(['<Drawn />'], effect('one'))},
      {'film.tsx': entry(['<Drawn />'], effect('two'))},
    ],
    [
      'text drawn in an effect by a component file',
      {'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`), 'drawn.tsx': effect('one')},
      {'drawn.tsx': effect('two')},
    ],
    [
      'text in a file that the component imports',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': `import {text} from './text.ts';\n${effect('').replace('""', 'text')}`,
        'text.ts': `export const text = 'one';`,
      },
      {'text.ts': `export const text = 'two';`},
    ],
    [
      'text in data that the component imports',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': `import data from './data.json';\n${effect('').replace('""', 'data.text')}`,
        'data.json': '{"text": "one"}',
      },
      {'data.json': '{"text": "two"}'},
    ],
    [
      'text drawn by a callback ref in a component',
      {
        'film.tsx': entry(
          ['<Drawn />'],
          `const Drawn = () => <p ref={(p) => { p.textContent = 'one'; }} />;`,
        ),
      },
      {
        'film.tsx': entry(
          ['<Drawn />'],
          `const Drawn = () => <p ref={(p) => { p.textContent = 'two'; }} />;`,
        ),
      },
    ],
    [
      'text drawn by a callback ref without a component',
      {'film.tsx': entry([`<p ref={(p) => { p.textContent = 'one'; }} />`])},
      {'film.tsx': entry([`<p ref={(p) => { p.textContent = 'two'; }} />`])},
    ],
    [
      'text drawn when a class was mounted',
      {'film.tsx': entry(['<Drawn />'], mounted('one'))},
      {'film.tsx': entry(['<Drawn />'], mounted('two'))},
    ],
    [
      'what is measured',
      {'film.tsx': entry(['<Drawn />'], measured(10))},
      {'film.tsx': entry(['<Drawn />'], measured(20))},
    ],
    [
      'what is shown where there is a window',
      {'film.tsx': entry(['<Drawn />'], windowed('one'))},
      {'film.tsx': entry(['<Drawn />'], windowed('two'))},
    ],
    [
      'what a module knows of a window since it was loaded',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': `import {here} from './here.ts';\nexport const Drawn = () => <p>{here ? 'one' : 'server'}</p>;`,
        'here.ts': `import {look} from './look.ts';\nexport const here = look();`,
        'look.ts': `export const look = () => typeof window !== 'undefined';`,
      },
      {
        'drawn.tsx': `import {here} from './here.ts';\nexport const Drawn = () => <p>{here ? 'two' : 'server'}</p>;`,
      },
    ],
    [
      'a variable of a module that the entry sets',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn, set} from './drawn.tsx';\nset('one');`),
        'drawn.tsx': `let text = '';\nexport const set = (to) => { text = to; };\n${effect('').replace('""', 'text')}`,
      },
      {'film.tsx': entry(['<Drawn />'], `import {Drawn, set} from './drawn.tsx';\nset('two');`)},
    ],
    [
      'an object of a module that the entry changes',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn, held} from './drawn.tsx';\nheld.text = 'one';`),
        'drawn.tsx': `export const held = {text: ''};\n${effect('').replace('""', 'held.text')}`,
      },
      {'film.tsx': entry(['<Drawn />'], `import {Drawn, held} from './drawn.tsx';\nheld.text = 'two';`)},
    ],
    [
      'what a component is handed and draws in an effect',
      {
        'film.tsx': entry(['<Drawn text="one" />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': handed,
      },
      {'film.tsx': entry(['<Drawn text="two" />'], `import {Drawn} from './drawn.tsx';`)},
    ],
    [
      'a function that a component is handed',
      {
        'film.tsx': entry(['<Drawn text={() => "one"} />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': handed,
      },
      {'film.tsx': entry(['<Drawn text={() => "two"} />'], `import {Drawn} from './drawn.tsx';`)},
    ],
    [
      'a component that the entry has had made',
      {
        'film.tsx': entry(['<Drawn />'], `import {make} from './make.tsx';\nconst Drawn = make('one');`),
        'make.tsx': made,
      },
      {'film.tsx': entry(['<Drawn />'], `import {make} from './make.tsx';\nconst Drawn = make('two');`)},
    ],
    [
      'a component around it that sets a context',
      {
        'film.tsx': entry(
          ['<Around><Drawn /></Around>'],
          `import {Drawn} from './drawn.tsx';\nimport {Around} from './around.tsx';`,
        ),
        'text.ts': `import {createContext} from 'react';\nexport const Text = createContext('');`,
        'drawn.tsx': `import {useContext, useEffect} from 'react';\nimport {Text} from './text.ts';
export function Drawn() { const text = useContext(Text); useEffect(() => { draw(text); }); return <p />; }
function draw(text) {}`,
        'around.tsx': around('one'),
      },
      {'around.tsx': around('two')},
    ],
    [
      'a file that is fetched in an effect',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': `import {useEffect} from 'react';\nexport function Drawn() { useEffect(() => { fetch('/public/a.json'); }); return <p />; }`,
        'public/a.json': '1',
      },
      {'public/a.json': '2'},
    ],
    [
      'what a store says in the browser',
      {'film.tsx': entry(['<Drawn />'], stored('one'))},
      {'film.tsx': entry(['<Drawn />'], stored('two'))},
    ],
    [
      'a picture on disk',
      {
        'film.tsx': entry(['<img src="/public/a.png" />']),
        'public/a.png': 'one',
        'public/public/a.png': 'one',
      },
      {'public/a.png': 'two', 'public/public/a.png': 'two'},
    ],
    [
      'a font on disk',
      {'film.tsx': entry([`<style>{'@font-face {src: url("/a.woff2")}'}</style>`]), 'public/a.woff2': 'one'},
      {'public/a.woff2': 'two'},
    ],
    [
      'a style sheet',
      {'film.tsx': entry(['<p className="a" />'], `import './a.css';`), 'a.css': '.a {color: red}'},
      {'a.css': '.a {color: blue}'},
    ],
    [
      'a picture that a style sheet names',
      {
        'film.tsx': entry(['<p className="a" />'], `import './a.css';`),
        'a.css': '.a {background: url(./a.png)}',
        'a.png': 'one',
      },
      {'a.png': 'two'},
    ],
    [
      'the version of a package',
      {'film.tsx': entry(['<Drawn />'], `import {Drawn} from './src/drawn.tsx';`), ...packaged('1.0.0')},
      packaged('1.0.1'),
    ],
    [
      'what a component of a package is handed without a component around it',
      {
        ...packaged('1.0.0'),
        'src/node_modules/drawing/a.js': 'export const Draw = () => null;',
        'film.tsx': `import film from './src/inner.tsx';\nexport default film;`,
        'src/inner.tsx': entry(['<Draw text="one" />'], `import {Draw} from 'drawing';`),
      },
      {'src/inner.tsx': entry(['<Draw text="two" />'], `import {Draw} from 'drawing';`)},
    ],
    [
      'a module that is imported while it draws',
      {
        'film.tsx': entry(['<Drawn />'], `import {Drawn} from './drawn.tsx';`),
        'drawn.tsx': `import {useEffect} from 'react';\nexport function Drawn() { useEffect(() => { import('./later.ts'); }); return <p />; }`,
        'later.ts': 'export const a = 1;',
      },
      {'later.ts': 'export const a = 2;'},
    ],
  ])('%s', async (_, files, change) => {
    const root = await makeProject(files);
    const before = await looksIn(root);
    expect(await looksIn(root)).toEqual(before);
    await put(root, change);
    expect(overlap(before, await looksIn(root))).toBe(0);
  });

  it('props, where the code may read them from the page', async () => {
    const root = await makeProject({'film.tsx': entry(['<Drawn />'], windowed('one'))});
    const before = await looksIn(root, {city: 'Lisbon'});
    expect(overlap(before, await looksIn(root, {city: 'Porto'}))).toBe(0);
  });
});

describe('what does not change what overlays look like changes no look', () => {
  const files: Files = {
    'film.tsx': entry(
      ['<Plain />', '<Drawn />', '<Other />'],
      `import {Plain} from './plain.tsx';\nimport {Drawn} from './drawn.tsx';\nimport {Other} from './other.tsx';`,
    ),
    'plain.tsx': plain('the window, the document and a ref'),
    'drawn.tsx': effect('one'),
    'other.tsx': effect('other', 'Other'),
  };

  it.each<[string, Files]>([
    [
      'another layout of every file',
      Object.fromEntries(Object.entries(files).map(([name, code]) => [name, reformat(code)])),
    ],
    [
      'comments and types',
      {
        'drawn.tsx': `// A comment.\ntype Size = {readonly window: number};\n${effect('one').replace('useRef(null)', 'useRef(null)! as never')}`,
      },
    ],
    [
      'another component in a file of plain ones',
      {'plain.tsx': `${files['plain.tsx']}\nexport const More = () => <b />;`},
    ],
    ['another prompt', {'film.tsx': (files['film.tsx'] ?? '').replace('A street.', 'A square.')}],
    [
      'a plain component that moved',
      {
        'film.tsx': (files['film.tsx'] ?? '').replace('./plain.tsx', './moved/elsewhere.tsx'),
        'moved/elsewhere.tsx': files['plain.tsx'] ?? '',
      },
    ],
    [
      'a component with effects that was renamed',
      {
        'film.tsx': (files['film.tsx'] ?? '').replace('./drawn.tsx', './moved/elsewhere.tsx'),
        'moved/elsewhere.tsx': files['drawn.tsx'] ?? '',
      },
    ],
  ])('%s', async (_, change) => {
    const root = await makeProject(files);
    const before = await looksIn(root);
    await put(root, change);
    expect(await looksIn(root)).toEqual(before);
  });

  it('one of two components with effects changes its users alone', async () => {
    const root = await makeProject(files);
    const [plainBefore, drawnBefore, otherBefore] = await looksIn(root);
    await put(root, {'other.tsx': effect('changed', 'Other')});
    const [plainAfter, drawnAfter, otherAfter] = await looksIn(root);
    expect(plainAfter).toEqual(plainBefore);
    expect(drawnAfter).toEqual(drawnBefore);
    expect(overlap([otherBefore ?? []], [otherAfter ?? []])).toBe(0);
  });

  it('a plain component that was changed changes its users alone, and holds are one look', async () => {
    const root = await makeProject(files);
    const [plainBefore = [], ...before] = await looksIn(root);
    expect(new Set(plainBefore).size).toBe(1);
    await put(root, {'plain.tsx': plain('other')});
    const [plainAfter = [], ...after] = await looksIn(root);
    expect(overlap([plainBefore], [plainAfter])).toBe(0);
    expect(after).toEqual(before);
  });
});

/** These films ask for no file. */
const desk: ProjectDesk = {
  duration: () => Promise.reject(new Error('No file is asked for here.')),
  captionFile: () => Promise.reject(new Error('No file is asked for here.')),
  answers: () => ({durations: {}, captionFiles: {}}),
};

/** The looks of each overlay, as a new process would see them. */
async function looksIn(root: string, props: JsonObject = {}): Promise<readonly (readonly string[])[]> {
  const loader = await createModuleLoader({root, allowNodeModules: false});
  try {
    const project = await openProject(root);
    const [film] = await loadFilmModule(join(root, 'film.tsx'), project, loader);
    if (film === undefined) throw new TypeError('The module has no film.');
    const signal = new AbortController().signal;
    const survey = await surveyFoundFilm(film, {}, {engine: animatic(), desk, signal});
    const {looks} = await lookAtOverlays(survey, film, {...project, loader, props});
    return survey.timeline.overlays.map(({address}) => looks(address, '16:9') ?? []);
  } finally {
    await loader.close();
  }
}

/** How many looks were there before. */
function overlap(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): number {
  const known = new Set(before.flat());
  expect(known.size).toBeGreaterThan(0);
  return after.flat().filter((look) => known.has(look)).length;
}

async function put(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), content);
  }
}

/** The same code, written by somebody else. */
function reformat(code: string): string {
  return `/* Written anew. */\n${code
    .replaceAll('; }', ';\n\n        }')
    .replaceAll(/'([\w./-]+)';/g, '"$1"')
    .replaceAll('{\n', '{\n\n\n')
    .replaceAll('<Overlay', '\n          <Overlay')
    .replaceAll('</Film>', '\n   </Film>')}\n`;
}

function mounted(text: string): string {
  return `import {Component, createRef} from 'react';
class Drawn extends Component {
  box = createRef();
  componentDidMount() { this.box.current.textContent = '${text}'; }
  render() { return <p ref={this.box} />; }
}`;
}

function measured(size: number): string {
  return `import {useLayoutEffect, useRef, useState} from 'react';
function Drawn() {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(box.current.getBoundingClientRect().width + ${size}), []);
  return <p ref={box} style={{width}} />;
}`;
}

function windowed(text: string): string {
  return `const Drawn = () => <p>{typeof window === 'undefined' ? 'server' : '${text}'}</p>;`;
}

function stored(text: string): string {
  return `import {useSyncExternalStore} from 'react';
const Drawn = () => <p>{useSyncExternalStore(() => () => {}, () => '${text}', () => 'server')}</p>;`;
}

const handed = `import {useEffect} from 'react';
export function Drawn({text}) { useEffect(() => { String(text); }); return <p />; }`;

const made = `import {useEffect} from 'react';
export function make(text) { return function Made() { useEffect(() => { String(text); }); return <p />; }; }`;

function around(text: string): string {
  return `import {Text} from './text.ts';\nexport const Around = ({children}) => <Text value="${text}">{children}</Text>;`;
}

function packaged(version: string): Files {
  return {
    'src/node_modules/drawing/package.json': JSON.stringify({
      name: 'drawing',
      version,
      type: 'module',
      exports: './a.js',
    }),
    'src/node_modules/drawing/a.js': 'export const draw = () => null;',
    'src/drawn.tsx': `import {draw} from 'drawing';\nexport const Drawn = () => <p>{draw()}</p>;`,
  };
}
