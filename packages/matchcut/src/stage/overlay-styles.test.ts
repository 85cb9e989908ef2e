import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const film = filmModule(
  'ad',
  `<Scene id="a" seconds={4}>
    An empty street.
    <Overlay from={1} seconds={1}><div className="badge"><img src={logo} />Hello</div></Overlay>
  </Scene>`,
  `import './badge.css';\nimport logo from './logo.svg';`,
);

const badge = (colour: string): string => `.badge {position: absolute; inset: 0; background: ${colour}}`;
const logo = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="${colour}"/></svg>`;

test(
  'overlays wear the style sheets and pictures that the film imports, and follow their changes',
  {timeout: 400_000},
  async () => {
    const project = await makeProject({'film.tsx': film, 'badge.css': badge('red'), 'logo.svg': logo('red')});
    const still = async (at: string): Promise<Buffer> => {
      succeeded(await runInProject(project, ['still', '--at', at, '--out', 'still.png']));
      return readFile(join(project, 'still.png'));
    };
    const [under, red] = [await still('0.5'), await still('1.5')];

    await writeFile(join(project, 'badge.css'), badge('blue'));
    const blue = await still('1.5');
    expect(blue.equals(red)).toBe(false);

    await writeFile(join(project, 'logo.svg'), logo('blue'));
    const bluer = await still('1.5');
    expect(bluer.equals(blue)).toBe(false);

    await writeFile(join(project, 'badge.css'), badge('red'));
    await writeFile(join(project, 'logo.svg'), logo('red'));
    expect((await runInProject(project, ['plan'])).stdout).toMatch(/= a +overlay 1–2 s/);
    expect((await still('1.5')).equals(red)).toBe(true);
    expect((await still('0.5')).equals(under)).toBe(true);
  },
);
