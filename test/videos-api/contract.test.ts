import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {InputFile, Size} from '@matchcut/engine';
import {describeEngineContract} from '@matchcut/engine/contract';
import {dialects, sora, type Dialect, type DialectName} from '@matchcut/engine-sora';
import {createMedia} from '@matchcut/media';
import {startVideosServer} from '@matchcut/videos-server';
import {afterAll, expect, test} from 'vitest';
import {watchWire} from './openapi/watch-wire.ts';

// What every engine promises, by the Sora engine, against the local server, in the dialect of each server that it
// stands for.

const folder = await mkdtemp(join(tmpdir(), 'sora-contract-'));
const media = createMedia({workers: 1});
let files = 0;
const newPath = async (extension: string): Promise<string> => join(folder, `${(files += 1)}.${extension}`);

afterAll(async () => {
  await media.close();
  await rm(folder, {recursive: true});
});

/** The local server's clips are of one kind, whichever server it stands for. */
const ofLocalServer = {frameRate: {numerator: 30, denominator: 1}, hasSound: true};

const subjects: readonly (readonly [DialectName, Dialect])[] = [
  ['openai', dialects.openai],
  ['litellm', dialects.litellm],
  ['vllm-omni', onLocalServer(dialects['vllm-omni'])],
  ['sglang', onLocalServer(dialects.sglang)],
];

function onLocalServer(dialect: Dialect): Dialect {
  return {...dialect, otherModels: {...dialect.otherModels, ...ofLocalServer}};
}

for (const [name, dialect] of subjects) {
  const server = await startVideosServer({
    directory: join(folder, name),
    dialect: name,
    painter: 'plain',
    workers: 1,
  });
  // The other servers' wires are nobody's document.
  const watch = name === 'openai' ? await watchWire(server.url) : null;
  afterAll(async () => {
    await watch?.close();
    await server.close();
    expect(watch?.takeProblems() ?? []).toEqual([]);
  });
  const model = Object.hasOwn(dialect.models, 'sora-2') ? 'sora-2' : 'wan';

  describeEngineContract(
    `sora in the dialect ${name}`,
    {
      makeEngine: () =>
        sora({baseURL: watch?.url ?? server.url, apiKey: 'sk-of-this-test', dialect, model, settleMs: 0}),
      // Another size than any clip has: it is made to fit.
      reference: () => picture({width: 500, height: 300}),
      still: () => picture({width: 640, height: 480}),
    },
    {
      test,
      newPath,
      readFile: (path) => readFile(path).catch(() => null),
      writeFile,
      checkClip: async (path, {size, seconds, frameRate, sound}) => {
        const {video, audio} = await media.probe(path);
        expect(video).toMatchObject({...size, frameRate, codec: 'h264'});
        expect(video?.frames).toBe(Math.round((seconds * frameRate.numerator) / frameRate.denominator));
        expect(audio !== null).toBe(sound);
      },
    },
  );
}

async function picture({width, height}: Size): Promise<InputFile> {
  const name = `${(files += 1)}`;
  await media.transcode({
    inputs: [],
    graph: `testsrc2=s=${width}x${height}:r=1,trim=end_frame=1,format=rgb24[v]`,
    video: {codec: 'png', options: {}, frameRate: {numerator: 1, denominator: 1}, timescale: 1, frames: 1},
    audio: null,
    output: {path: join(folder, `${name}-%d.png`), format: 'image2', options: {start_number: 1}},
  });
  return {path: join(folder, `${name}-1.png`), digest: `picture ${name}`};
}
