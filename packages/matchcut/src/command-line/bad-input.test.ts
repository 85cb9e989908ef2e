import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {filmModule, makeProject, runInProject} from '../__fixtures__/run-in-project.ts';

const scene = '<Scene id="a" seconds={4}>A quiet street.</Scene>';
const film = filmModule('ad', scene);

test('an unknown command and an unknown option are errors with the nearest legal one', async () => {
  const project = await makeProject({});
  expect(await runInProject(project, ['rendr'])).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('Did you mean render?'),
  });
  expect(await runInProject(project, ['plan', '--fromat', 'all'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/error\[bad-usage\][^]*--fromat[^]*Did you mean --format\?/),
  });
  expect((await runInProject(project, ['cache', 'gd'])).stderr).toContain("Unknown command 'gd'");
});

test('one argument too many is an error', async () => {
  expect(await runInProject(await makeProject({}), ['films', 'commute'])).toMatchObject({
    exitCode: 1,
    stdout: '',
  });
});

test("a value that can't be read is an error before anything is loaded", async () => {
  const project = await makeProject({'matchcut.config.ts': 'throw new Error("loaded");'});
  const {exitCode, stderr} = await runInProject(project, ['render', '--concurrency', 'many']);
  expect({exitCode, stderr}).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('error[bad-option] --concurrency'),
  });
});

test('what makes no cut has no cut to explain', async () => {
  const project = await makeProject({'film.tsx': film});
  const {exitCode, stderr} = await runInProject(project, ['render', '--explain', '--target', 'a']);
  expect({exitCode, stderr}).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('error[bad-option] --explain'),
  });
});

test('without a film it is said where was looked', async () => {
  const {exitCode, stderr} = await runInProject(await makeProject({'scene.tsx': film}), ['plan']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "error[no-film-found]
      No film was found in <project>. Looked for: film.{tsx,jsx}, *.film.{tsx,jsx}, {src,films}/**/film.{tsx,jsx}, {src,films}/**/*.film.{tsx,jsx}.
      hint: Name a film module film.tsx, say where yours are with \`films\` in matchcut.config.ts, or give a path.
    "
  `);
});

test('a film that there is none of, and several to choose from, list what there is', async () => {
  const project = await makeProject({'film.tsx': film, 'films/other.film.tsx': filmModule('other', scene)});
  expect((await runInProject(project, ['plan', 'othr'])).stderr).toMatchInlineSnapshot(`
    "error[unknown-film]
      There is no film and no file "othr". There are: ad, other.
      hint: Did you mean other?
    "
  `);
  expect((await runInProject(project, ['plan'])).stderr).toMatchInlineSnapshot(`
    "error[which-film]
      This project has several films: ad, other.
      hint: Name the one that you mean, such as ad.
    "
  `);
});

test("two films with one id can't be told apart", async () => {
  const project = await makeProject({'film.tsx': film, 'src/film.tsx': film});
  expect((await runInProject(project, ['plan', 'ad'])).stderr).toContain('error[duplicate-film]');
});

test('a file without a film is told by name', async () => {
  const project = await makeProject({'film.tsx': 'export const a = 1;'});
  expect((await runInProject(project, ['plan', 'film.tsx'])).stderr).toContain(
    'error[film-not-exported] film.tsx',
  );
});

test('a film that is no TypeScript is shown at its place', async () => {
  const project = await makeProject({'film.tsx': 'export const a = 1;\nexport default <Film;\n'});
  expect((await runInProject(project, ['plan'])).stderr).toMatchInlineSnapshot(`
    "error[film-broken] film.tsx:2:21
      film.tsx can't be loaded: Unexpected token

        1 | export const a = 1;
      > 2 | export default <Film;
          |                     ^
        3 |

      hint: Put the place right that is shown and run again.
    "
  `);
});

test('an import that leads nowhere is told with its importer', async () => {
  const project = await makeProject({'film.tsx': `import {a} from './nowhere.ts';\nexport default a;\n`});
  const {stderr} = await runInProject(project, ['plan']);
  expect(stderr).toContain('error[film-broken] film.tsx');
  expect(stderr).toContain('./nowhere.ts');
});

test('a film that imports Node is told which file does', async () => {
  const project = await makeProject({
    'film.tsx': filmModule('ad', scene, `import {text} from './text.ts';\nexport {text};`),
    'text.ts': `import {readFileSync} from 'node:fs';\nexport const text = String(readFileSync);\n`,
  });
  expect((await runInProject(project, ['plan'])).stderr).toMatchInlineSnapshot(`
    "error[film-imports-node] text.ts
      A film can't import node:fs: it also runs in the browser, where overlays are drawn, and Node is not there.
      hint: Read files in a script of your own and hand the result to the film as props or as a JSON module.
    "
  `);
});

test('a broken film does not keep another one from being planned', async () => {
  const project = await makeProject({'film.tsx': film, 'broken.film.tsx': 'throw new Error("broken");'});
  expect(await runInProject(project, ['plan', 'ad'])).toMatchObject({exitCode: 0});
  expect(await runInProject(project, ['plan', 'broken'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('error[film-broken] broken.film.tsx'),
  });
});

test('a film that never settles is given up', {timeout: 30_000}, async () => {
  const project = await makeProject({
    'film.tsx': filmModule(
      'ad',
      '<Scene seconds={4}><Words /></Scene>',
      `import {use} from 'react';\nconst never = new Promise<string>(() => {});\nfunction Words() { return use(never); }`,
    ),
  });
  expect(await runInProject(project, ['plan'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('error[film-never-settles] film.tsx:7:55, Film > Scene 1'),
  });
});

test('props that are no JSON, no file, or not what the film asks for are errors', async () => {
  const template = [
    `import {Film, Scene, defineFilm} from 'matchcut';`,
    `import {z} from 'zod';`,
    `export default defineFilm({`,
    `  id: 'ad',`,
    `  props: z.object({city: z.string(), rain: z.boolean().default(true)}),`,
    `  render: ({city}) => <Film title="Ad"><Scene seconds={4}>A street in {city}.</Scene></Film>,`,
    `});`,
  ].join('\n');
  const project = await makeProject({
    'film.tsx': template,
    'porto.json': '{"city": "Porto"}',
    'list.json': '[1]',
  });
  const planned = (props: string) => runInProject(project, ['plan', '--props', props]);
  expect((await planned('{"city": }')).stderr).toContain('error[bad-props] --props');
  expect((await planned('nowhere.json')).stderr).toContain('There is no file nowhere.json.');
  expect((await planned('list.json')).stderr).toContain('list.json is no JSON object');
  expect((await planned('{"city": 7}')).stderr).toMatch(/error\[bad-props\][^]*city: [^]*expected string/);
  expect((await runInProject(project, ['plan'])).stderr).toMatch(/error\[bad-props\][^]*city/);
  expect((await planned('porto.json')).stdout).toContain('A street in Porto.');
});

test('everything that is wrong with a film is told at once, each with its place', async () => {
  const project = await makeProject({
    'film.tsx': filmModule(
      'ad',
      [
        '<Audio src="../film.tsx" />',
        '<Audio src="music/nowhere.ogg" />',
        '<Scene id="a" seconds={0}><Mara /> waits.</Scene>',
        '<Scene id="a" seconds={-4}>A street.</Scene>',
        '<Scene id="b" seconds={Number.NaN}>A street.</Scene>',
        '<Scene id="c" seconds={4}>A street.<Overlay from={9} seconds={2}>Late</Overlay></Scene>',
      ].join('\n'),
      `const Mara = character('Mara', {reference: 'mara.txt'});`,
    ),
    'public/mara.txt': 'not a picture',
  });
  const {exitCode, stdout, stderr} = await runInProject(project, ['plan']);
  expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
  const codes = [...stderr.matchAll(/^error\[([\w-]+)\]/gm)].map(([, code = '']) => code);
  expect(codes.toSorted((a, b) => a.localeCompare(b))).toMatchInlineSnapshot(`
    [
      "bad-reference",
      "bad-seconds",
      "bad-seconds",
      "bad-seconds",
      "duplicate-scene-id",
      "file-outside-project",
      "film-has-errors",
      "missing-file",
      "overlay-outside",
    ]
  `);
  expect(codes.at(-1)).toBe('film-has-errors');
});

test('a configuration with a field that there is none of is an error', async () => {
  const project = await makeProject({
    'film.tsx': film,
    'matchcut.config.ts': 'export default {publicdir: "assets"};',
  });
  expect((await runInProject(project, ['plan'])).stderr).toMatchInlineSnapshot(`
    "error[bad-config] matchcut.config.ts
      publicdir: there is no such field; did you mean publicDir?
      hint: The file's default export is defineConfig({…}) from matchcut.
    "
  `);
});

test('a configuration that throws is shown at its place', async () => {
  const project = await makeProject({
    'film.tsx': film,
    'matchcut.config.ts': '\n\nthrow new Error("no key");\n',
  });
  expect((await runInProject(project, ['plan'])).stderr).toContain('error[film-broken] matchcut.config.ts');
});

test('a format, a target and a frame that the film does not have are told', async () => {
  const project = await makeProject({'film.tsx': film});
  expect((await runInProject(project, ['plan', '--format', '9:16'])).stderr).toContain(
    'error[unknown-format] --format',
  );
  expect((await runInProject(project, ['plan', '--format', '3:2'])).stderr).toContain(
    'error[bad-option] --format',
  );
  expect((await runInProject(project, ['plan', '--target', 'ad/b'])).stderr).toMatch(
    /error\[unknown-address\][^]*Did you mean ad\/a\?/,
  );
  expect((await runInProject(project, ['plan', '--replace', 'ad/b'])).stderr).toContain(
    'error[unknown-shot]',
  );
  expect((await runInProject(project, ['still', '--frame', '120'])).stderr).toContain(
    'It has frames 0 to 119',
  );
});

test("a folder that can't be written is told before anything is made", async () => {
  const project = await makeProject({'film.tsx': film, out: 'a file'});
  const {exitCode, stdout, stderr} = await runInProject(project, ['render']);
  expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
  expect(stderr).toContain('error[output-unwritable] --out');
  expect(stderr).not.toContain('made:');
});

test("one file can't hold two formats", async () => {
  const two = film.replace('title="Test"', 'title="Test" formats={["16:9", "9:16"]}');
  const project = await makeProject({'film.tsx': two});
  expect((await runInProject(project, ['render', '--out', 'ad.mp4'])).stderr).toContain(
    "One file can't hold 16:9 and 9:16.",
  );
});

test('frozen, a clip that is not in the store ends with 3 and makes nothing', async () => {
  const project = await makeProject({'film.tsx': film});
  const {exitCode, stderr} = await runInProject(project, ['render', '--frozen']);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('error[frozen-missing]');
  expect(stderr).toContain('ad/a');
});

test('a plan that is no longer true is refused, saying what changed', async () => {
  const project = await makeProject({'film.tsx': film});
  expect(await runInProject(project, ['plan', '--out', 'plan.json'])).toMatchObject({exitCode: 0});
  await writeFile(join(project, 'film.tsx'), film.replace('A quiet street.', 'A loud street.'));
  const {exitCode, stderr} = await runInProject(project, ['render', 'plan.json']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/error\[plan-changed\] plan\.json[^]*16:9 clip ad\/a is made from something else/);
});

test('an option that a plan would ignore is an error', async () => {
  const project = await makeProject({'film.tsx': film});
  await runInProject(project, ['plan', '--out', 'plan.json']);
  for (const option of ['--props={}', '--format=16:9', '--target=ad/a', '--replace=ad/a', '--frames=1']) {
    const {exitCode, stderr} = await runInProject(project, ['render', 'plan.json', option]);
    expect({exitCode, stderr}).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`error[bad-option] ${option.split('=')[0]}`),
    });
  }
});

test('a plan of one of several films in a module is that film', async () => {
  const second = `export const second = defineFilm({id: 'second', render: () => <Film title="Second">${scene}</Film>});`;
  const project = await makeProject({'film.tsx': `${film}\n${second}`});
  await runInProject(project, ['plan', 'second', '--out', 'plan.json']);
  await writeFile(join(project, 'film.tsx'), film);
  expect((await runInProject(project, ['render', 'plan.json'])).stderr).toContain(
    'There is no film "second" in film.tsx any more.',
  );
});

test('a plan file that is none is told', async () => {
  const project = await makeProject({'film.tsx': film, 'a.json': '{', 'b.json': '{"formatVersion": "2"}'});
  expect((await runInProject(project, ['render', 'a.json'])).stderr).toContain(
    'error[bad-plan-file] <project>/a.json',
  );
  expect((await runInProject(project, ['render', 'b.json'])).stderr).toContain('formatVersion: must be "1"');
});

test('with --json an error is JSON on stdout too', async () => {
  const {exitCode, stdout, stderr} = await runInProject(await makeProject({}), ['plan', '--json']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: '1',
    errors: [{code: 'no-film-found', severity: 'error'}],
  });
  expect(stderr).toContain('error[no-film-found]');
});

test('a stack is only shown on request', async () => {
  const project = await makeProject({'film.tsx': 'throw new Error("broken");'});
  expect((await runInProject(project, ['plan'])).stderr).not.toMatch(/^\s+at /m);
  expect((await runInProject(project, ['plan', '--log', 'verbose'])).stderr).toMatch(/^\s+at /m);
});

test('pictures of an overlay that are not in the public folder are told with the place of the overlay', async () => {
  const project = await makeProject({
    'a.film.tsx': `import {Film, Overlay, Scene, defineFilm} from 'matchcut';
import {staticFile} from 'remotion';
import {EndCard} from 'matchcut/overlays';
export default defineFilm({id: 'a', render: () => (
  <Film title="A">
    <Scene id="one" seconds={4}>A street.
      <Overlay seconds={1}><img src={staticFile('my picture.png')} alt="" /></Overlay>
      <Overlay from={1} seconds={1}><EndCard title="The end" logo="none.svg" /></Overlay>
    </Scene>
  </Film>
)});`,
  });
  const {exitCode, stderr} = await runInProject(project, ['plan']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error[missing-file] a.film.tsx:7');
  expect(stderr).toContain('There is no file "my picture.png" in the public folder.');
  expect(stderr).toContain('There is no file "none.svg" in the public folder.');
});

test('what draws like an overlay and stands outside of one is told where it belongs', async () => {
  const project = await makeProject({
    'a.film.tsx': `import {Film, Scene, defineFilm} from 'matchcut';
import {EndCard} from 'matchcut/overlays';
export default defineFilm({id: 'a', render: () => (
  <Film title="A"><Scene id="one" seconds={4}>A street. <EndCard title="The end" /></Scene></Film>
)});`,
  });
  const {exitCode, stderr} = await runInProject(project, ['plan']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error[film-threw] a.film.tsx:4:');
  expect(stderr).toContain('<EndCard> draws a picture, which only an <Overlay> has.');
  expect(stderr).toContain('hint: Put <EndCard> into an <Overlay>.');
});
