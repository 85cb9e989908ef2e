import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {createFile, MP4BoxBuffer} from 'mp4box';
import {parseSync} from 'subtitle';
import {expect, test} from 'vitest';
import {makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const minutes = 60_000;
const draft = ['--quality', 'draft'];

/** At a rate at which no frame begins at a whole millisecond. */
const film = (...captions: readonly string[]): string => `
  import {Captions, Film, Scene, defineFilm} from 'matchcut';
  export default defineFilm({
    id: 'talk',
    render: () => (
      <Film title="Talk" fps={29.97}>
        ${captions.join('\n')}
        <Scene id="spoken" seconds={4}>A street. Static.</Scene>
      </Film>
    ),
  });`;

const english = [
  'WEBVTT',
  '00:00.500 --> 00:01.500\nIs it late?',
  '00:01.500 --> 00:02.100\n- Is it?\n- It is always late.',
  '00:03.000 --> 00:04.000\nThe rain, the rain.',
].join('\n\n');
const german = ['WEBVTT', '00:00.000 --> 00:01.000\nSpät?', '00:02.000 --> 00:03.500\nWie immer. 雨'].join(
  '\n\n',
);

test(
  'captions become tracks of the cut, and of its parts, without a frame or a packet of the picture made anew',
  {timeout: 5 * minutes},
  async () => {
    const project = await makeProject({
      'film.tsx': film('<Captions src="en.vtt" />'),
      'public/en.vtt': english,
      'public/de.vtt': german,
    });
    const out = (name: string): string => join(project, 'out', name);
    await using tools = new AsyncDisposableStack();
    const media = tools.adopt(createMedia(), (opened) => opened.close());

    succeeded(await runInProject(project, ['render', ...draft]));
    const plain = await tracksOf(out('talk-16x9-draft.mp4'));
    const frames = await media.hashFrames(out('talk-16x9-draft.mp4'));
    expect(plain.map(({kind}) => kind)).toEqual(['video', 'audio']);

    const both = film(
      '<Captions src="en.vtt" track="en" />',
      '<Captions src="de.vtt" track="de-AT" burn={false} />',
    );
    await writeFile(join(project, 'film.tsx'), both);
    expect(await madeSteps(project)).toEqual(['cut talk']);
    const {stdout} = succeeded(await runInProject(project, ['render', ...draft]));
    expect(stdout.match(/talk\S+/g)).toEqual([
      'talk-16x9-draft.mp4',
      'talk-16x9-draft.de-AT.srt',
      'talk-16x9-draft.de-AT.vtt',
      'talk-16x9-draft.en.srt',
      'talk-16x9-draft.en.vtt',
    ]);
    const tracks = await tracksOf(out('talk-16x9-draft.mp4'));
    expect(tracks.slice(0, 2)).toEqual(plain);
    expect(await media.hashFrames(out('talk-16x9-draft.mp4'))).toEqual(frames);
    expect(tracks.slice(2).map(({kind, language, isOn}) => [kind, language, isOn])).toEqual([
      ['subtitles', 'deu', false],
      ['subtitles', 'eng', false],
    ]);
    await expectSameCues(tracks[2], out('talk-16x9-draft.de-AT.srt'), 2);
    await expectSameCues(tracks[3], out('talk-16x9-draft.en.srt'), 3);
    expect(await madeSteps(project)).toEqual([]);

    // It begins in one caption and ends in another.
    succeeded(await runInProject(project, ['render', '--frames', '20-95', ...draft]));
    const part = await tracksOf(out('talk-16x9-draft-20-95.mp4'));
    expect(part.map(({kind}) => kind)).toEqual(['video', 'audio', 'subtitles', 'subtitles']);
    await expectSameCues(part[2], out('talk-16x9-draft-20-95.de-AT.srt'), 2);
    await expectSameCues(part[3], out('talk-16x9-draft-20-95.en.srt'), 3);
    expect(part[2]?.samples[0]).toMatchObject({cts: 0});
  },
);

type Track = {
  readonly kind: string;
  readonly language: string;
  readonly isOn: boolean;
  readonly timescale: number;
  readonly samples: readonly {readonly cts: number; readonly duration: number; readonly data: Buffer}[];
};

/** By the package `mp4box`, which shares no code with FFmpeg. */
async function tracksOf(path: string): Promise<readonly Track[]> {
  const file = createFile(true);
  const bytes = await readFile(path);
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0));
  return file.getInfo().tracks.map(({id, type = '', language, timescale}) => {
    const trak = file.getTrackById(id);
    return {
      kind: type,
      language,
      isOn: (trak.tkhd.flags & 1) === 1,
      timescale,
      samples: trak.samples.map((_, index) => {
        const {cts, duration, data} = file.getTrackSample(id, index);
        return {cts, duration, data: Buffer.from(data ?? [])};
      }),
    };
  });
}

/** The package `subtitle` reads the file. Its times are whole milliseconds, those of the track are frames. */
async function expectSameCues(track: Track | undefined, path: string, count: number): Promise<void> {
  const ms = (ticks: number): number => (ticks * 1000) / (track?.timescale ?? 0);
  const cues = (track?.samples ?? []).flatMap(({cts, duration, data}) => {
    expect(data).toHaveLength(2 + data.readUInt16BE(0));
    return data.length === 2
      ? []
      : [{start: ms(cts), end: ms(cts + duration), text: data.toString('utf8', 2)}];
  });
  const written = parseSync(await readFile(path, 'utf8')).flatMap((node) =>
    node.type === 'cue' ? [node.data] : [],
  );
  expect(written).toHaveLength(count);
  expect(cues.map(({text}) => text)).toEqual(written.map(({text}) => text));
  for (const [index, {start, end}] of written.entries()) {
    expect(Math.abs((cues[index]?.start ?? NaN) - start)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((cues[index]?.end ?? NaN) - end)).toBeLessThanOrEqual(0.5);
  }
}

async function madeSteps(project: string): Promise<readonly string[]> {
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...draft]));
  const {steps} = JSON.parse(stdout) as {steps: {kind: string; address: string; action: string}[]};
  return steps.filter(({action}) => action !== 'reuse').map(({kind, address}) => `${kind} ${address}`);
}
