import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {catalogVersion} from './packed-install/catalog-version.ts';
import {packPackages} from './packed-install/pack-packages.ts';
import {run} from './packed-install/run.ts';

// What a stranger does: an empty folder, npm, a film of ten lines. The packages are the built and packed ones; what
// they depend on comes from the registry.
const film = `import {Film, Overlay, Scene, character, defineFilm} from 'matchcut';
import {Title} from 'matchcut/overlays';

const Pip = character('Pip', {look: 'a small robin in a yellow scarf'});

export default defineFilm({
  id: 'hello',
  render: () => (
    <Film title="Hello" fps={24} formats={['16:9']} resolution="720p">
      <Scene id="sill" seconds={4}>
        <Pip /> lands on a snowy window sill.
        <Overlay from={1} seconds={1}><Title>Hello</Title></Overlay>
      </Scene>
    </Film>
  ),
});
`;

const tsconfig = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom'],
    module: 'nodenext',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    types: [],
  },
  include: ['film.tsx'],
};

const directory = mkdtempSync(join(tmpdir(), 'matchcut stranger '));
const project = {cwd: directory};

beforeAll(async () => {
  const tarballs = await packPackages(join(directory, 'packed'));
  const {matchcut = '', ...others} = tarballs;
  const manifest = {
    name: 'stranger',
    private: true,
    type: 'module',
    dependencies: {
      matchcut,
      react: catalogVersion('react'),
      'react-dom': catalogVersion('react-dom'),
      remotion: catalogVersion('remotion'),
    },
    devDependencies: {
      '@types/react': catalogVersion('@types/react'),
      typescript: catalogVersion('typescript'),
    },
    overrides: others,
  };
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(directory, 'film.tsx'), film);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], project);
}, 600_000);

afterAll(() => rmSync(directory, {recursive: true, force: true}));

describe('the packed packages in an empty project', () => {
  it('give types that a film is checked against', async () => {
    await run('npx', ['--no', 'tsc'], project);
    writeFileSync(join(directory, 'film.tsx'), film.replace('seconds={4}', 'seconds="4"'));
    await expect(run('npx', ['--no', 'tsc'], project)).rejects.toThrow(/film\.tsx.*TS2322/);
    writeFileSync(join(directory, 'film.tsx'), film);
  });

  it('plan the film', async () => {
    const {stdout} = await run('npx', ['--no', 'matchcut', 'plan', '--json'], project);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1',
      film: {id: 'hello', formats: [{id: '16:9', width: 1280, height: 720, frames: 96}]},
      diagnostics: [],
    });
  });

  it('render the film, title and all', {timeout: 300_000}, async () => {
    await run('npx', ['--no', 'matchcut', 'render', '--json'], project);
    const media = createMedia({workers: 1});
    const cut = await media.probe(join(directory, 'out', 'hello-16x9.mp4'));
    await media.close();
    expect(cut.video).toMatchObject({codec: 'h264', width: 1280, height: 720, frames: 96});
    expect(cut.audio).toMatchObject({codec: 'aac'});
    expect(cut.durationSeconds).toBeCloseTo(4, 1);
  });

  it('bring the page of the studio, built', async () => {
    const script = `import {pageDirectory} from '@matchcut/studio'; console.log(await pageDirectory());`;
    const {stdout} = await run('node', ['--input-type=module', '--eval', script], project);
    const page = await readFile(join(stdout.trim(), 'index.html'), 'utf8');
    expect(page).toMatch(/<script type="module"[^>]* src="\.\/assets\/[^"]+\.js"/);
  });

  it('have their exports, each of which loads', async () => {
    const script = `for (const name of ['matchcut', 'matchcut/overlays']) console.log(name, Object.keys(await import(name)).length > 0);`;
    const {stdout} = await run('node', ['--input-type=module', '--eval', script], project);
    expect(stdout).toBe('matchcut true\nmatchcut/overlays true\n');
  });
});
