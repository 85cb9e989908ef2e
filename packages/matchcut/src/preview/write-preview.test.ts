import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

// Each frame of the first two scenes is as grey as its number in its scene says.
const greyOf = (frame: number): number => (frame % 30) * 8;
const film = filmModule(
  'ad',
  ['a', 'b']
    .map((id) => `<Scene id="${id}" seconds={1}>A street ${id}.<Overlay><Grey /></Overlay></Scene>`)
    .concat('<Scene id="c" seconds={1}>A river.</Scene>')
    .join(''),
  `import {useCurrentFrame} from 'remotion';
   const Grey = () => {
     const grey = useCurrentFrame() * 8;
     return <div style={{position: 'absolute', inset: 0, background: \`rgb(\${grey}, \${grey}, \${grey})\`}} />;
   };`,
);
const minutes = 60_000;

let project = '';
beforeAll(async () => {
  project = await makeProject({'film.tsx': film});
});

test(
  'frames across a cut become a GIF: every picture is the frame of its moment, and nothing else is made',
  {timeout: 4 * minutes},
  async () => {
    const {stdout, stderr} = succeeded(
      await runInProject(project, [
        'preview',
        '--json',
        '--frames',
        '20-44',
        '--width',
        '64',
        '--out',
        'x.gif',
      ]),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1',
      film: 'ad',
      from: 20,
      to: 44,
      pictures: 10,
    });
    expect(stderr).toContain('made: 16:9 conform ad/b');
    expect(stderr).not.toMatch(/made: .*(?:ad\/c|soundtrack|cut)/);

    const path = join(project, 'x.gif');
    const media = createMedia();
    const {video, durationSeconds} = await media.probe(path);
    expect(video).toMatchObject({codec: 'gif', width: 64, height: 36, frames: 10});
    expect(durationSeconds).toBeCloseTo(10 / 12, 1);
    const pictures = await media.rawFrames({
      path,
      frames: Array.from({length: 10}, (_, index) => index),
      filters: 'scale=1:1,format=rgb24',
    });
    await media.close();
    const shown = [20, 23, 25, 28, 30, 33, 35, 38, 40, 43];
    for (const [index, picture] of pictures.entries()) {
      const grey = greyOf(shown[index] ?? 0);
      for (const value of picture) expect(Math.abs(value - grey)).toBeLessThan(4);
    }
    // Browsers and chats play it again and again.
    expect((await readFile(path)).toString('latin1')).toContain('NETSCAPE2.0\x03\x01\x00\x00');
  },
);

test('a scene becomes a WebP that loops', {timeout: 4 * minutes}, async () => {
  const ran = succeeded(
    await runInProject(project, ['preview', '--target', 'a', '--fps', '10', '--width', '320']),
  );
  expect(ran.stdout).toMatch(/^out\/ad-a-16x9\.webp  0\.\d MB\n$/);
  const webp = readWebp(await readFile(join(project, 'out/ad-a-16x9.webp')));
  expect(webp).toMatchObject({width: 320, height: 180, loops: 0});
  expect(webp.durations).toEqual(Array.from({length: 10}, () => 100));
});

test('a piece too short for a picture of its own has none', {timeout: 4 * minutes}, async () => {
  const call = ['preview', '--frames', '21-30', '--json', '--width', '64'];
  for (const out of ['short.gif', 'short.webp']) {
    const {stdout} = succeeded(await runInProject(project, [...call, '--out', out]));
    expect(JSON.parse(stdout)).toMatchObject({pictures: 4});
  }
  expect(readWebp(await readFile(join(project, 'short.webp'))).durations).toHaveLength(4);
});

test('a look never spends money: clips that are not made are told', async () => {
  const paid = `
    import {animatic} from '@matchcut/engine-animatic';
    export default {engine: {...animatic(), billing: 'paid', quote: () => ({usd: 1})}};`;
  const poor = await makeProject({'film.tsx': film, 'matchcut.config.ts': paid});
  const ran = await runInProject(poor, ['preview', '--target', 'c']);
  expect(ran).toMatchObject({exitCode: 1, stderr: expect.stringContaining('error[no-picture-yet]')});
  expect(existsSync(join(poor, 'matchcut.lock.json'))).toBe(false);
});

test.each([
  [['--target', 'a', '--frames', '0-9'], 'bad-option', 'Both'],
  [['--target', 'a', '--target', 'b'], 'bad-option', 'twice'],
  [['--target', 'ab'], 'unknown-address', 'Did you mean ad/'],
  [['--frames', '80-90'], 'unknown-frame', 'no frame 90'],
  [['--out', 'x.mp4'], 'bad-option', '.webp or .gif'],
  [['--width', '5'], 'bad-option', 'from 16 to 1280'],
  [['--fps', '2.5'], 'bad-option', 'whole number'],
])('%j is %s', async (args, code, words) => {
  const {exitCode, stderr} = await runInProject(project, ['preview', ...args]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`error[${code}]`);
  expect(stderr).toContain(words);
});

test('a long film is no preview', async () => {
  const long = await makeProject({
    'film.tsx': filmModule('ad', '<Scene id="a" seconds={61}>A street.</Scene>'),
  });
  const {stderr} = await runInProject(long, ['preview']);
  expect(stderr).toContain('A preview of 61 s is longer than 60 s.');
});

type Webp = {
  readonly width: number;
  readonly height: number;
  /** 0 for ever. */
  readonly loops: number;
  /** Milliseconds of each picture. */
  readonly durations: readonly number[];
};

/** What stands in the chunks of an animated WebP: FFmpeg reads only still ones. */
function readWebp(bytes: Buffer): Webp {
  let [width, height, loops] = [0, 0, -1];
  const durations: number[] = [];
  for (let at = 12; at < bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const data = at + 8;
    switch (bytes.toString('latin1', at, at + 4)) {
      case 'VP8X':
        [width, height] = [bytes.readUIntLE(data + 4, 3) + 1, bytes.readUIntLE(data + 7, 3) + 1];
        break;
      case 'ANIM':
        loops = bytes.readUInt16LE(data + 4);
        break;
      case 'ANMF':
        durations.push(bytes.readUIntLE(data + 12, 3));
        break;
      default:
    }
    at = data + size + (size % 2);
  }
  return {width, height, loops, durations};
}
