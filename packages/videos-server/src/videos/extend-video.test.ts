import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {animatic, type PanelNote} from '@matchcut/engine-animatic';
import {describe, expect, test} from 'vitest';
import {manualClock} from '../manual-clock.fixture.ts';
import {
  form,
  newDirectory,
  sharedServer,
  testMedia,
  testServer,
  writeClip,
  type TestServer,
} from '../test-server.fixture.ts';

const media = testMedia();

async function extend(server: TestServer, id: string, change: object = {}): Promise<string> {
  const {body} = await server.ask('POST', '/videos/extensions', {
    prompt: 'It goes on.',
    seconds: '4',
    video: {id},
    ...change,
  });
  const next = body.id;
  await server.ended(next);
  return next;
}

async function blob(path: string): Promise<Blob> {
  return new Blob([new Uint8Array(await readFile(path))], {type: 'video/mp4'});
}

describe('an extension', () => {
  const open = sharedServer();

  test('is its source and a part more, bit for bit, with sound to the end', async () => {
    const server = await open();
    const source = await server.make({size: '1280x720'});
    const first = await extend(server, source, {seconds: '8'});
    const second = await extend(server, first);
    const [zero, one, two] = await Promise.all([source, first, second].map((id) => server.download(id)));
    const [before = [], middle = [], whole = []] = await Promise.all(
      [zero, one, two].map((path) => media.hashFrames(path ?? '')),
    );
    expect([before.length, middle.length, whole.length]).toEqual([120, 360, 480]);
    expect(middle.slice(0, 120)).toEqual(before);
    expect(whole.slice(0, 360)).toEqual(middle);
    const probe = await media.probe(two ?? '');
    expect(probe.video?.durationSeconds).toBe(16);
    expect(probe.audio?.durationSeconds).toBeCloseTo(16, 1);
    expect(await server.ask('GET', `/videos/${second}`)).toMatchObject({
      body: {
        seconds: '16',
        size: '1280x720',
        model: 'sora-2',
        prompt: 'It goes on.',
        remixed_from_video_id: null,
      },
    });
    // Paid for is what is new.
    const paid = server.ledger().filter(({video}) => [source, first, second].includes(video));
    expect(paid.map(({kind, seconds, usd, state}) => ({kind, seconds, usd, state}))).toEqual([
      {kind: 'create', seconds: 4, usd: 0.4, state: 'billed'},
      {kind: 'extension', seconds: 8, usd: 0.8, state: 'billed'},
      {kind: 'extension', seconds: 4, usd: 0.4, state: 'billed'},
    ]);
  });

  test('outlives its source, even while it is made', async () => {
    const clock = manualClock();
    const server = await testServer({clock, latencyMs: 1000});
    const {body: source} = await server.ask('POST', '/videos', {prompt: 'A street.'});
    const id = source.id;
    await server.painted(id);
    clock.advance(1000);
    const {body} = await server.ask('POST', '/videos/extensions', {prompt: 'On.', seconds: '4', video: {id}});
    expect(await server.ask('DELETE', `/videos/${id}`)).toMatchObject({status: 200});
    await server.painted(body.id);
    clock.advance(1000);
    expect(await media.hashFrames(await server.download(body.id))).toHaveLength(240);
  });

  test('in a form names its source as form encoders do', async () => {
    const server = await open();
    const id = await server.make();
    const body = form({prompt: 'On.', seconds: '4', 'video[id]': id});
    expect(await server.ask('POST', '/videos/extensions', body)).toMatchObject({
      status: 200,
      body: {seconds: '8'},
    });
  });

  test("goes on from a client's own clip", async () => {
    const server = await open();
    const path = join(newDirectory(), 'own.mp4');
    await writeClip(media, path, {size: '1280x720', seconds: 3});
    const {body} = await server.ask(
      'POST',
      '/videos/extensions',
      form({prompt: 'On.', seconds: '4', video: await blob(path)}),
    );
    expect(body).toMatchObject({seconds: '7', size: '1280x720', model: 'sora-2'});
    await server.ended(body.id);
    expect((await media.probe(await server.download(body.id))).video?.frames).toBe(210);
  });

  test.each<[string, object, number, object]>([
    ['without a source', {video: undefined}, 400, {param: 'video', code: 'missing_required_parameter'}],
    ['of a text', {video: 'video_x'}, 400, {param: 'video', code: 'invalid_type'}],
    ['of what is not known', {video: {id: 'video_x'}}, 404, {param: 'video.id', code: 'not_found'}],
    ['without seconds', {seconds: undefined}, 400, {param: 'seconds', code: 'missing_required_parameter'}],
    ['of seconds that are not on the list', {seconds: '6'}, 400, {param: 'seconds'}],
    ['with a size', {size: '720x1280'}, 400, {param: 'size', code: 'unknown_parameter'}],
    ['with a model', {model: 'sora-2'}, 400, {param: 'model', code: 'unknown_parameter'}],
    ['with characters', {characters: []}, 400, {param: 'characters', code: 'unknown_parameter'}],
    ['without a prompt', {prompt: undefined}, 400, {param: 'prompt', code: 'missing_required_parameter'}],
  ])('is refused %s', async (_, change, status, error) => {
    const server = await open();
    const id = await server.make();
    const body = {prompt: 'On.', seconds: '4', video: {id}, ...change};
    expect(await server.ask('POST', '/videos/extensions', body)).toMatchObject({status, body: {error}});
  });

  test('is refused of a video that is not completed', async () => {
    const server = await testServer({latencyMs: 60_000, clock: manualClock()});
    const {body} = await server.ask('POST', '/videos', {prompt: 'x'});
    const answer = await server.ask('POST', '/videos/extensions', {prompt: 'x', seconds: '4', video: body});
    expect(answer).toMatchObject({status: 400, body: {error: {code: 'unknown_parameter'}}});
    const video = {id: body.id};
    expect(await server.ask('POST', '/videos/extensions', {prompt: 'x', seconds: '4', video})).toMatchObject({
      status: 400,
      body: {error: {code: 'video_not_completed', param: 'video.id'}},
    });
  });

  test('is refused the seventh time', async () => {
    const server = await open();
    let id = await server.make();
    for (let count = 0; count < 6; count++) id = await extend(server, id);
    const body = {prompt: 'On.', seconds: '4', video: {id}};
    expect(await server.ask('POST', '/videos/extensions', body)).toMatchObject({
      status: 400,
      body: {error: {code: 'too_many_extensions', param: 'video'}},
    });
  });

  test('is refused beyond two minutes', async () => {
    const server = await open();
    const path = join(newDirectory(), 'long.mp4');
    await writeClip(media, path, {seconds: 117});
    const body = form({prompt: 'On.', seconds: '4', video: await blob(path)});
    expect(await server.ask('POST', '/videos/extensions', body)).toMatchObject({
      status: 400,
      body: {error: {code: 'video_too_long', param: 'seconds'}},
    });
  });
});

// Four clips are painted in full, which takes a busy machine longer than a minute.
test('a film over the wire has the pictures of the embedded engine', {timeout: 240_000}, async () => {
  const server = await testServer({painter: 'animatic', workers: 2});
  const engine = animatic({workers: 1});
  const folder = newDirectory();
  const size = {width: 720, height: 1280};
  const frameRate = {numerator: 30, denominator: 1};
  const cast = [
    {role: 'character', name: 'Mara', look: 'a grey fox in a red raincoat'},
    {role: 'prop', name: 'Brolly', look: 'a yellow umbrella'},
  ] as const;
  const prompt = 'Mara waits on an empty platform with Brolly. Slow push in.';
  const onward = 'The train arrives; Mara steps aboard.';

  const handles = await Promise.all(
    cast.map((member) => engine.createCharacter({...member, reference: null, size}, null)),
  );
  const common = {take: 1, size, seconds: 4, frameRate};
  const job = await engine.submit(
    {
      ...common,
      kind: 'create',
      prompt,
      identities: cast.map(({name}) => ({name, key: name})),
      firstFrame: null,
    },
    {identities: handles, source: null, firstFrame: null},
  );
  const embedded = join(folder, 'embedded.mp4');
  await engine.fetch(job, embedded);
  const next = await engine.submit(
    {...common, kind: 'extend', prompt: onward, identities: [{name: 'Mara', key: 'Mara'}], source: 's'},
    {identities: handles.slice(0, 1), source: {path: embedded, digest: 'd', job}, firstFrame: null},
  );
  const continued = join(folder, 'continued.mp4');
  await engine.fetch(next, continued);
  await engine.close();

  const characters = [];
  for (const {role, name, look} of cast) {
    const path = join(folder, `${name}.mp4`);
    await writeClip(media, path, {metadata: {title: name, description: look, keywords: role}});
    const {body} = await server.ask('POST', '/videos/characters', form({name, video: await blob(path)}));
    characters.push({id: body.id});
  }
  const created = await server.make({prompt, characters});
  const extended = await extend(server, created, {prompt: onward});

  const hashes = async (path: string) => media.hashFrames(path);
  const [first, second] = [await hashes(embedded), await hashes(continued)];
  expect(await hashes(await server.download(created))).toEqual(first);
  expect(await hashes(await server.download(extended))).toEqual([...first, ...second]);
  const note: PanelNote = JSON.parse((await media.probe(continued)).tags['comment'] ?? '{}');
  expect(note.end.figures[0]?.design).toEqual(handles[0]?.state);
});
