import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import type {PlanJson} from '@matchcut/plan';
import {expect, test} from 'vitest';
import {makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const require = createRequire(import.meta.url);

const film = (imports: string, inside: string): string => `
  import {Brand, Film, Overlay, Scene, defineFilm} from 'matchcut';
  import {EndCard, Title} from 'matchcut/overlays';
  ${imports}
  export default defineFilm({
    id: 'hats',
    render: () => (
      <Film title="Hats" formats={['16:9', '9:16']} reframe="crop">
        <Brand never={['best price']} fonts={{text: {family: 'Mine', src: 'mine.woff2'}}}>
          <Scene id="a" seconds={2}>A hat.<Overlay>${inside}</Overlay></Scene>
        </Brand>
      </Film>
    ),
  });`;

/** Of Japanese, the part that has 日. */
const japanese = join(
  dirname(require.resolve('@fontsource-variable/noto-sans-jp')),
  'files',
  'noto-sans-jp-118-wght-normal.woff2',
);

async function warnings(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly (readonly [code: string, message: string])[]> {
  const archivo = join(
    dirname(require.resolve('@fontsource-variable/archivo')),
    'files',
    'archivo-latin-standard-normal.woff2',
  );
  const project = await makeProject({'public/mine.woff2': await readFile(archivo), ...files});
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json']));
  const {diagnostics}: PlanJson = JSON.parse(stdout);
  return diagnostics
    .filter(({severity}) => severity === 'warning')
    .map(({code, message}) => [code, message] as const);
}

test('what an overlay says is looked at in all of its frames, once for all formats', async () => {
  const found = await warnings({
    'film.tsx': film('', '<Title subtitle="☃ und Grüße">The Best  Price</Title>'),
  });
  expect(found).toEqual([
    ['brand-word', 'The overlay says "best price", which must not appear in this film.'],
    ['uncovered-text', expect.stringMatching(/^No font that comes with the film has ☃ \(U\+2603\): /)],
  ]);
});

test('the kit brings fonts for Japanese, and an overlay of your own has to', async () => {
  expect(await warnings({'film.tsx': film('', '<EndCard>雨の日</EndCard>')})).toEqual([]);
  const own = '<div>日</div>';
  expect(await warnings({'film.tsx': film('', own)})).toEqual([
    ['uncovered-text', expect.stringContaining('日')],
  ]);
});

test("fonts in the public folder and in style sheets are the film's", async () => {
  const own = '<div>日</div>';
  const font = await readFile(japanese);
  const sheet = (more: string): string => `@font-face {font-family: Own; src: url(./own.woff2); ${more}}`;
  expect(await warnings({'film.tsx': film('', own), 'public/own.woff2': font})).toEqual([]);
  expect(
    await warnings({
      'film.tsx': film(`import './own.css';`, own),
      'own.css': sheet(''),
      'own.woff2': font,
    }),
  ).toEqual([]);
  expect(
    await warnings({
      'film.tsx': film(`import './own.css';`, own),
      'own.css': sheet('unicode-range: U+41-5A'),
      'own.woff2': font,
    }),
  ).toEqual([['uncovered-text', expect.stringContaining('日')]]);
});
