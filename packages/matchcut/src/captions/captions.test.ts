import {readFile, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import {createMedia} from '@matchcut/media';
import {beforeAll, describe, expect, test} from 'vitest';
import {silence} from '../__fixtures__/silence.ts';
import {makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const minutes = 60_000;
const draft = ['--quality', 'draft'];

const film = (burn: boolean): string => `
  import {Audio, Captions, Film, Scene, defineFilm, duration} from 'matchcut';
  import {use} from 'react';
  function Spoken() {
    const seconds = use(duration('voice.wav'));
    return <Scene id="spoken" seconds={seconds + 1.5}>A street. Static.<Audio src="voice.wav" /></Scene>;
  }
  export default defineFilm({
    id: 'talk',
    render: () => (
      <Film title="Talk" formats={['16:9', '9:16']}>
        <Captions src="talk.vtt" burn={${burn}} />
        <Spoken />
      </Film>
    ),
  });`;

const talk = (second = 'A short one.'): string =>
  [
    'WEBVTT',
    '00:00.500 --> 00:01.500\nA line of words that is so long that it takes two lines, and the whole width of an upright frame.',
    `00:02.000 --> 00:03.000\n${second}`,
    '00:03.000 --> 00:03.500\n雨が降っているので、今日は電車で会社に行きます。',
    '00:03.500 --> 00:04.000\nكانت تنتظر القطار في المحطة القديمة منذ الساعة السابعة صباحا.',
  ].join('\n\n');

let project = '';

beforeAll(async () => {
  project = await makeProject({
    'film.tsx': film(true),
    'public/talk.vtt': talk(),
    'public/voice.wav': silence(2.5),
  });
});

describe('a film with captions', () => {
  test(
    'has them beside its cut, whole, and they are left alone while nothing changes',
    {timeout: 5 * minutes},
    async () => {
      const render = ['render', '--format', '16:9', ...draft];
      const {stdout} = succeeded(await runInProject(project, render));
      expect(stdout).toMatch(
        /^out\/talk-16x9-draft.mp4 .*written\nout\/talk-16x9-draft.srt .*B +written\nout\/talk-16x9-draft.vtt .*B +written\n/,
      );
      const srt = join(project, 'out', 'talk-16x9-draft.srt');
      expect((await readFile(srt, 'utf8')).split('\n\n')[1]).toBe(
        '2\n00:00:02,000 --> 00:00:03,000\nA short one.',
      );
      expect(await cutSeconds()).toBeCloseTo(4, 3);

      const old = new Date(0);
      await utimes(srt, old, old);
      expect(succeeded(await runInProject(project, render)).stdout).toMatch(
        /talk-16x9-draft.srt .*unchanged/,
      );
      expect((await stat(srt)).mtimeMs).toBe(0);

      await writeFile(srt, 'something else');
      await rm(join(project, 'out', 'talk-16x9-draft.vtt'));
      const again = succeeded(await runInProject(project, render)).stdout;
      expect(again).toMatch(/mp4 .*unchanged\n.*srt .*written\n.*vtt .*written/);
      expect(await readFile(srt, 'utf8')).toContain('A short one.');

      const part = succeeded(await runInProject(project, [...render, '--frames', '75-104', '--json'])).stdout;
      const outputs = part
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as {kind: string; path: string});
      expect(
        outputs.filter(({kind}) => kind === 'output').map(({path}) => path.slice(project.length)),
      ).toEqual([
        '/out/talk-16x9-draft-75-104.mp4',
        '/out/talk-16x9-draft-75-104.srt',
        '/out/talk-16x9-draft-75-104.vtt',
      ]);
      expect(await readFile(join(project, 'out', 'talk-16x9-draft-75-104.srt'), 'utf8')).toMatch(
        /^1\n00:00:00,000 --> 00:00:00,500\nA short one.\n\n2\n00:00:00,500 --> 00:00:01,000\n雨/,
      );
    },
  );

  test.for(['16:9', '9:16'])(
    'shows each inside the title-safe area of %s, and nothing where there is none',
    {timeout: 5 * minutes},
    async (format) => {
      const still = async (at: number): Promise<Picture> => {
        const args = ['still', '--at', String(at), '--format', format, '--out', 'still.png', ...draft];
        succeeded(await runInProject(project, args));
        return pixelsOf(join(project, 'still.png'));
      };
      const moments = [0.75, 1.75, 2.5, 3.25, 3.75];
      const burnt: Picture[] = [];
      for (const at of moments) burnt.push(await still(at));
      await writeFile(join(project, 'film.tsx'), film(false));
      const plain: Picture[] = [];
      for (const at of moments) plain.push(await still(at));
      await writeFile(join(project, 'film.tsx'), film(true));

      const boxes = burnt.map((picture, index) => changedBox(picture, plain[index]));
      // At the second moment there is no caption.
      expect(boxes.map((box) => box !== null)).toEqual(moments.map((at) => at !== 1.75));
      const {width = 0, height = 0} = burnt[0] ?? {};
      for (const box of boxes.filter((one) => one !== null)) {
        // The encoder spreads what changes over its blocks.
        const slack = 4;
        expect(box.left).toBeGreaterThanOrEqual(width * 0.1 - slack);
        expect(box.right).toBeLessThanOrEqual(width * 0.9 + slack);
        expect(box.bottom).toBeLessThanOrEqual(height * 0.9 + slack);
        // In the lower part, and large enough to be read.
        expect(box.top).toBeGreaterThan(height * 0.7);
        expect(box.right - box.left).toBeGreaterThan(width * 0.15);
      }
    },
  );

  test('only what a changed caption lies over is made again', {timeout: 5 * minutes}, async () => {
    const render = ['render', '--format', '16:9', ...draft];
    succeeded(await runInProject(project, render));
    await writeFile(join(project, 'public', 'talk.vtt'), talk('Another one.'));
    const {stdout} = succeeded(await runInProject(project, ['plan', '--format', '16:9', '--json', ...draft]));
    const {steps} = JSON.parse(stdout) as {steps: {kind: string; address: string; action: string}[]};
    const made = steps
      .filter(({action}) => action !== 'reuse')
      .map(({kind, address}) => `${kind} ${address}`);
    expect(made).toEqual(['segment talk/spoken@60-90', 'cut talk']);
    await writeFile(join(project, 'public', 'talk.vtt'), talk());
  });
});

test('what is wrong with a caption file is told with its line', {timeout: minutes}, async () => {
  const broken = await makeProject({
    'film.tsx': film(true),
    'public/talk.vtt':
      'WEBVTT\n\n00:01.000 --> 00:00.500\nBackwards.\n\n00:03.500 --> 00:09.000\nToo late.\n',
    'public/voice.wav': silence(2.5),
  });
  const {stderr, exitCode} = await runInProject(broken, ['plan']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('talk.vtt:3: The cue ends at 0.5 s, before it has begun at 1 s.');
  expect(stderr).toContain(
    'talk.vtt:6: "Too late." is to be there from 3.5 s to 9 s, but what it stands in lasts 4 s.',
  );
  expect(stderr).toContain('Film > Captions 1 > Caption 1');
});

test.for([
  ['no file', {}, 'there is no such file in the public folder'],
  ['a text', {'public/voice.wav': 'words'}, 'it is neither a sound nor a video'],
] as const)('duration() of %s says so', {timeout: minutes}, async ([, files, why]) => {
  const broken = await makeProject({'film.tsx': film(true), 'public/talk.vtt': talk(), ...files});
  const {stderr, exitCode} = await runInProject(broken, ['plan']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`duration("voice.wav") is not known: ${why}.`);
});

async function cutSeconds(): Promise<number> {
  const media = createMedia();
  try {
    return (await media.probe(join(project, 'out', 'talk-16x9-draft.mp4'))).durationSeconds;
  } finally {
    await media.close();
  }
}

type Picture = {readonly width: number; readonly height: number; readonly data: Uint8ClampedArray};

async function pixelsOf(path: string): Promise<Picture> {
  const image = await loadImage(path);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  return {width: image.width, height: image.height, data};
}

/** Where two pictures are clearly apart. */
function changedBox(
  one: Picture | undefined,
  other: Picture | undefined,
): {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number} | null {
  if (one === undefined || other === undefined) throw new TypeError('A picture is missing.');
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
  for (let at = 0; at < one.data.length; at += 4) {
    const apart = [0, 1, 2].some(
      (channel) => Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)) > 40,
    );
    if (!apart) continue;
    const [x, y] = [(at / 4) % one.width, Math.floor(at / 4 / one.width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return right === -1 ? null : {left, right, top, bottom};
}
