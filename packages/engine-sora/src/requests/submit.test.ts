import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {
  createRequest,
  editRequest,
  engineAt,
  extendRequest,
  jobAt,
  noInputs,
  temporaryFolder,
  video,
} from '../__fixtures__/engines.ts';
import {serve, type Reply, type ScriptedServer, type Seen} from '../__fixtures__/scripted-server.ts';
import type {DialectName} from '../dialects/dialects.ts';

let media: Media;
beforeAll(() => {
  media = createMedia({workers: 1});
});
afterAll(() => media.close());

/** Answers as each server does, as far as they were recorded. */
const answers: Readonly<Record<DialectName, Reply>> = {
  openai: {json: video()},
  litellm: {json: video({id: 'video_bGl0ZWxsbTpjdXN0b20=', prompt: null})},
  'vllm-omni': {
    json: {
      id: 'video_gen_7c1f',
      object: 'video',
      model: 'Wan-AI/Wan2.2-T2V-A14B-Diffusers',
      prompt: 'An empty platform in the rain.',
      status: 'queued',
      progress: 0,
      seconds: '8',
      size: '1280x720',
      quality: 'default',
      media_type: 'video/mp4',
      created_at: 1_763_800_000,
    },
  },
  sglang: {
    json: {
      id: 'a1b2',
      object: 'video',
      model: 'sora-2',
      status: 'queued',
      progress: 0,
      created_at: 1_763_800_000,
      size: '1280x720',
      seconds: '8',
      quality: 'standard',
      file_path: '/outputs/a1b2.mp4',
    },
  },
};

const common = {model: 'sora-2', prompt: 'An empty platform in the rain.', size: '1280x720', seconds: '8'};
const seed = 1_786_018_998;

/** What each server wants to be sent. */
const sent: Readonly<Record<DialectName, {readonly as: string; readonly body: unknown}>> = {
  openai: {as: 'application/json', body: common},
  litellm: {as: 'application/json', body: common},
  'vllm-omni': {as: 'multipart/form-data', body: {...common, fps: '24', seed: String(seed)}},
  sglang: {as: 'application/json', body: {...common, seconds: 8, fps: 24, seed}},
};

const names: readonly DialectName[] = ['openai', 'litellm', 'vllm-omni', 'sglang'];

function lastBody({seen}: ScriptedServer): unknown {
  return seen.at(-1)?.body;
}

function sentAs({headers}: Seen): string {
  return headers['content-type']?.split(';', 1)[0] ?? '';
}

const mara = {engine: 'sora', name: 'Mara', id: 'char_1', state: {}};

describe.each(names)('in the dialect %s', (dialect) => {
  test('a new clip is asked for as that server wants it', async () => {
    const server = await serve(() => answers[dialect]);
    const engine = engineAt(server.url, {dialect});
    const job = await engine.submit(createRequest(), noInputs);
    expect(server.calls()).toEqual(['POST /videos']);
    expect([server.seen.map(sentAs), lastBody(server)]).toEqual([[sent[dialect].as], sent[dialect].body]);
    expect(job).toEqual({
      engine: 'sora',
      model: 'sora-2',
      id: expect.any(String),
      state: {server: server.url, size: '1280x720', seconds: 8},
    });
  });

  test('an answer that is wrapped in data is read', async () => {
    const server = await serve(() => ({json: {code: 'success', data: answers[dialect].json}}));
    const {id} = await engineAt(server.url, {dialect}).submit(createRequest(), noInputs);
    expect(id).toMatch(/\w/);
  });
});

test('an address at which there is nothing is said to be wrong, and nothing was asked for', async () => {
  const server = await serve(() => ({status: 404, body: '<html>404 Not Found</html>'}));
  await expect(engineAt(server.url).submit(createRequest(), noInputs)).rejects.toMatchObject({
    code: 'engine-misconfigured',
    hint: expect.stringContaining('/v1'),
  });
});

describe('who is in a shot', () => {
  test('goes by id where characters are kept', async () => {
    const server = await serve(() => answers.openai);
    const request = createRequest({prompt: 'Mara waits.', identities: [{name: 'Mara', key: 'k'}]});
    await engineAt(server.url).submit(request, {...noInputs, identities: [mara]});
    expect(lastBody(server)).toMatchObject({characters: [{id: 'char_1'}]});
  });

  test('must be named in the prompt, letter by letter', async () => {
    const server = await serve(() => answers.openai);
    const request = createRequest({prompt: 'mara waits.', identities: [{name: 'Mara', key: 'k'}]});
    await expect(
      engineAt(server.url).submit(request, {...noInputs, identities: [mara]}),
    ).rejects.toMatchObject({code: 'engine-refused-request', message: expect.stringContaining('Mara')});
    expect(server.calls()).toEqual([]);
  });

  test('is no handle of another engine', async () => {
    const server = await serve(() => answers.openai);
    const request = createRequest({prompt: 'Mara waits.', identities: [{name: 'Mara', key: 'k'}]});
    const identities = [{...mara, engine: 'animatic'}];
    await expect(engineAt(server.url).submit(request, {...noInputs, identities})).rejects.toMatchObject({
      code: 'engine-bad-input',
    });
  });

  test('goes as a picture where a server looks at one with every clip', async () => {
    const server = await serve(() => answers['vllm-omni']);
    const path = await painted('png', 64, 36);
    const identities = [{name: 'Mara', key: null, reference: 'd'}];
    const inputs = {...noInputs, references: [{path, digest: 'd'}]};
    const engine = engineAt(server.url, {dialect: 'vllm-omni'});
    await engine.submit(createRequest({prompt: 'Mara waits.', identities}), inputs);
    const {image_reference: picture, input_reference: frame} = Object(lastBody(server));
    expect(JSON.parse(picture).image_url).toMatch(/^data:image\/png;base64,/);
    expect(frame).toBeUndefined();
  });

  test('and a first frame are too much for a server that has one place for both', async () => {
    const server = await serve(() => answers['vllm-omni']);
    const path = await painted('png', 64, 36);
    const file = {path, digest: 'd'};
    const request = createRequest({identities: [{name: 'Mara', key: null, reference: 'd'}], firstFrame: 'd'});
    await expect(
      engineAt(server.url, {dialect: 'vllm-omni'}).submit(request, {
        ...noInputs,
        references: [file],
        firstFrame: file,
      }),
    ).rejects.toMatchObject({code: 'engine-refused-request'});
    expect(server.calls()).toEqual([]);
  });
});

describe('a first frame', () => {
  test('is filled to the size of the clip, and the job says so', async () => {
    const server = await serve(() => answers.openai);
    const path = await painted('png', 640, 640);
    const job = await engineAt(server.url).submit(createRequest({firstFrame: 'd'}), {
      ...noInputs,
      firstFrame: {path, digest: 'd'},
    });
    expect(server.seen.map(sentAs)).toEqual(['multipart/form-data']);
    const {input_reference: sent, seconds} = Object(lastBody(server));
    expect(seconds).toBe('8');
    expect(sent.type).toBe('image/png');
    expect(await sizeOf(sent.bytes, 'png')).toEqual({width: 1280, height: 720});
    expect(job.state['fitted']).toBe('from 640x640');
  });

  test.each(['png', 'jpg'])('of the right size goes as it is (%s)', async (extension) => {
    const server = await serve(() => answers.openai);
    const path = await painted(extension, 1280, 720);
    const job = await engineAt(server.url).submit(createRequest({firstFrame: 'd'}), {
      ...noInputs,
      firstFrame: {path, digest: 'd'},
    });
    const {input_reference: sent} = Object(lastBody(server));
    expect(sent.type).toBe(extension === 'png' ? 'image/png' : 'image/jpeg');
    expect(job.state['fitted']).toBeUndefined();
  });

  test('that lies on its side is set upright, whatever its size', async () => {
    const server = await serve(() => answers.openai);
    // Lying, it has the size of the clip; upright, it is 720 wide.
    const path = await painted('jpg', 1280, 720);
    const lying = await readFile(path);
    const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
    const exif = [...Buffer.from('Exif\0\0MM', 'latin1'), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
    const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
    await writeFile(path, Buffer.concat([lying.subarray(0, 2), head, lying.subarray(2)]));
    const job = await engineAt(server.url).submit(createRequest({firstFrame: 'd'}), {
      ...noInputs,
      firstFrame: {path, digest: 'd'},
    });
    const {input_reference: sent} = Object(lastBody(server));
    expect(sent.type).toBe('image/png');
    expect(await sizeOf(sent.bytes, 'png')).toEqual({width: 1280, height: 720});
    expect(job.state['fitted']).toBe('from 720x1280');
  });

  test('that is no picture is named, and nothing is asked for', async () => {
    const server = await serve(() => answers.openai);
    const path = join(await temporaryFolder(), 'words.png');
    await writeFile(path, 'This is no picture.');
    await expect(
      engineAt(server.url).submit(createRequest({firstFrame: 'd'}), {
        ...noInputs,
        firstFrame: {path, digest: 'd'},
      }),
    ).rejects.toMatchObject({code: 'engine-bad-input', message: expect.stringContaining(path)});
    expect(server.calls()).toEqual([]);
  });
});

describe('a continuation', () => {
  test('goes on from the job that made the clip, where there are extensions', async () => {
    const server = await serve(() => answers.openai);
    const source = {path: '/nowhere.mp4', digest: 'd', job: jobAt(server.url, 'video_0', 20)};
    const job = await engineAt(server.url).submit(extendRequest(), {...noInputs, source});
    expect(server.calls()).toEqual(['POST /videos/extensions']);
    expect(lastBody(server)).toEqual({prompt: 'The train arrives.', seconds: '4', video: {id: 'video_0'}});
    // Of the whole: so that the next continuation is found by it.
    expect(job.state['seconds']).toBe(24);
  });

  test('of a clip whose job is not known says what to do', async () => {
    const server = await serve(() => answers.openai);
    const source = {path: '/nowhere.mp4', digest: 'd', job: null};
    await expect(engineAt(server.url).submit(extendRequest(), {...noInputs, source})).rejects.toMatchObject({
      code: 'engine-bad-input',
      hint: expect.stringContaining('--replace'),
    });
  });

  test('of a clip that the server has no more is no refusal of the shot', async () => {
    const server = await serve(() => ({
      status: 404,
      json: {error: {message: 'Video not found', code: 'not_found'}},
    }));
    const source = {path: '/nowhere.mp4', digest: 'd', job: jobAt(server.url, 'video_0')};
    await expect(engineAt(server.url).submit(extendRequest(), {...noInputs, source})).rejects.toMatchObject({
      code: 'engine-job-unknown',
      hint: expect.stringContaining('starts from'),
    });
  });

  test('is a new clip that is shown the end of the one before, where a clip may be a reference', async () => {
    const server = await serve(() => answers['vllm-omni']);
    const source = {path: await painted('mp4', 320, 180, 90), digest: 'd', job: null};
    const job = await engineAt(server.url, {dialect: 'vllm-omni'}).submit(extendRequest(), {
      ...noInputs,
      source,
    });
    expect(server.calls()).toEqual(['POST /videos']);
    const {input_reference: sent, prompt} = Object(lastBody(server));
    expect(prompt).toBe('The train arrives.');
    expect(sent.type).toBe('video/mp4');
    const path = join(await temporaryFolder(), 'tail.mp4');
    await writeFile(path, sent.bytes);
    expect(await media.probe(path)).toMatchObject({video: {width: 1280, height: 720, frames: 60}});
    expect(job.state).toMatchObject({seconds: 4, fitted: 'its last 2 s'});
  });

  test('begins with the last frame of the clip before, where only a picture may be', async () => {
    const server = await serve(() => answers.sglang);
    const source = {path: await painted('mp4', 1280, 720, 12), digest: 'd', job: null};
    const job = await engineAt(server.url, {dialect: 'sglang'}).submit(extendRequest(), {
      ...noInputs,
      source,
    });
    const {input_reference: sent, seconds} = Object(lastBody(server));
    expect(seconds).toBe('4');
    expect(sent.type).toBe('image/png');
    expect(await sizeOf(sent.bytes, 'png')).toEqual({width: 1280, height: 720});
    expect(job.state['fitted']).toBe('its last frame');
  });
});

test('an edit names the job that made the clip', async () => {
  const server = await serve(() => answers.litellm);
  const source = {path: '/nowhere.mp4', digest: 'd', job: jobAt(server.url, 'video_0')};
  await engineAt(server.url, {dialect: 'litellm'}).submit(editRequest(), {...noInputs, source});
  expect(server.calls()).toEqual(['POST /videos/edits']);
  expect(lastBody(server)).toEqual({prompt: 'Make it night.', video: {id: 'video_0'}});
});

test('another take has another seed, the same request the same', async () => {
  const server = await serve(() => answers.sglang);
  const engine = engineAt(server.url, {dialect: 'sglang'});
  for (const take of [1, 2, 1]) await engine.submit(createRequest({take}), noInputs);
  const [first, second, again] = server.seen.map(({body}) => Object(body).seed);
  expect(first).toBe(again);
  expect(first).not.toBe(second);
});

test('what a dialect adds goes along', async () => {
  const {dialects} = await import('../dialects/dialects.ts');
  const server = await serve(() => answers.sglang);
  const {sglang} = dialects;
  const dialect = {
    ...sglang,
    create: {...sglang.create, extra: {negative_prompt: 'blurry', guidance_scale: 5}},
  };
  const engine = engineAt(server.url, {dialect});
  await engine.submit(createRequest(), noInputs);
  expect(lastBody(server)).toMatchObject({negative_prompt: 'blurry', guidance_scale: 5});
  expect(engine.options).toMatchObject({extra: {negative_prompt: 'blurry', guidance_scale: 5}});
});

/** A picture or clip with something to see in it. */
async function painted(extension: string, width: number, height: number, frames = 1): Promise<string> {
  const folder = await temporaryFolder();
  const rate = {frameRate: {numerator: 30, denominator: 1}, timescale: 30_000, frames};
  const isClip = extension === 'mp4';
  await media.transcode({
    inputs: [],
    graph: `testsrc2=s=${width}x${height}:r=30,trim=end_frame=${frames},format=${isClip ? 'yuv420p' : extension === 'png' ? 'rgb24' : 'yuvj420p'}[v]`,
    video: {codec: isClip ? 'libx264' : extension === 'png' ? 'png' : 'mjpeg', options: {}, ...rate},
    audio: null,
    output: {path: join(folder, isClip ? 'it.mp4' : `it-%d.${extension}`), format: isClip ? 'mp4' : 'image2'},
  });
  return join(folder, isClip ? 'it.mp4' : `it-1.${extension}`);
}

async function sizeOf(bytes: Buffer, extension: string): Promise<unknown> {
  const path = join(await temporaryFolder(), `sent.${extension}`);
  await writeFile(path, bytes);
  const {video: picture} = await media.probe(path);
  return {width: picture?.width, height: picture?.height};
}
