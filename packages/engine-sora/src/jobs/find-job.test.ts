import type {EngineRequest, FoundJob, LostRequest} from '@matchcut/engine';
import {describe, expect, test} from 'vitest';
import {
  createRequest,
  editRequest,
  engineAt,
  extendRequest,
  jobAt,
  noInputs,
  quickSurroundings,
  video,
} from '../__fixtures__/engines.ts';
import {serve, type Reply, type ScriptedServer} from '../__fixtures__/scripted-server.ts';
import type {SoraOptions} from '../sora-options.ts';

const nowSeconds = Math.floor(Date.now() / 1000);
const hourAgo = new Date(Date.now() - 3_600_000).toISOString();

function lostRequest(change: Partial<LostRequest> = {}): LostRequest {
  return {request: createRequest(), inputs: noInputs, askedAt: hourAgo, taken: new Set(), ...change};
}

type Video = ReturnType<typeof video>;

function pageOf(videos: readonly Video[], rest: Readonly<Record<string, unknown>> = {}): Reply {
  return {json: {object: 'list', data: videos, has_more: false, ...rest}};
}

async function find(
  answer: (count: number) => Reply,
  lost: LostRequest = lostRequest(),
  options: SoraOptions = {},
): Promise<{
  readonly found: FoundJob | undefined;
  readonly server: ScriptedServer;
  readonly slept: readonly number[];
}> {
  const server = await serve((_, count) => answer(count));
  const surroundings = quickSurroundings();
  const found = await engineAt(server.url, options, surroundings).find?.(lost);
  return {found, server, slept: surroundings.slept};
}

describe('after a lost answer', () => {
  test('the job is found, and is as if it had been answered', async () => {
    const {found, server} = await find(() => pageOf([video({id: 'video_9', status: 'completed'})]));
    expect(found).toEqual({
      kind: 'found',
      job: {
        engine: 'sora',
        model: 'sora-2',
        id: 'video_9',
        state: {server: server.url, size: '1280x720', seconds: 8},
      },
    });
    expect(server.seen.map(({query}) => query)).toEqual([{limit: '100', order: 'desc'}]);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['another prompt', {prompt: 'A full platform.'}],
    ['another model', {model: 'sora-2-pro'}],
    ['another size', {size: '720x1280'}],
    ['another length', {seconds: '4'}],
    ['an older one', {created_at: nowSeconds - 7200}],
  ])('%s is not it', async (_, change) => {
    expect((await find(() => pageOf([video(change)]))).found).toEqual({kind: 'absent'});
  });

  test('a job that answers another request of ours is not it', async () => {
    const {found} = await find(() => pageOf([video()]), lostRequest({taken: new Set(['video_1'])}));
    expect(found).toEqual({kind: 'absent'});
  });

  test('a video of a model that nobody knows could be it, under a name of the server’s own', async () => {
    const {found} = await find(() => pageOf([video({model: 'provider/sora-2'})]));
    expect(found).toEqual({kind: 'undecided', message: expect.stringContaining('provider/sora-2')});
  });

  test('an edit is as long as what it changes, whatever the plan says', async () => {
    const source = {path: '/source.mp4', digest: 'd', job: jobAt('http://server', 'video_0', 20)};
    const {found} = await find(
      () => pageOf([video({id: 'video_2', prompt: 'Make it night.', seconds: '20'})]),
      lostRequest({request: editRequest({seconds: 8}), inputs: {...noInputs, source}}),
    );
    expect(found).toMatchObject({kind: 'found', job: {id: 'video_2', state: {seconds: 20}}});
  });

  test('a snapshot of the model, a number for the length and other blanks in the prompt are the same', async () => {
    const {found} = await find(() =>
      pageOf([video({model: 'sora-2-2025-12-08', seconds: 8, prompt: 'An empty platform\n in the rain. '})]),
    );
    expect(found).toMatchObject({kind: 'found'});
  });

  test('a continuation is listed with the length of the whole', async () => {
    const request: EngineRequest = extendRequest({prompt: 'The train arrives.'});
    const source = {path: '/source.mp4', digest: 'd', job: jobAt('http://server', 'video_0', 20)};
    const {found} = await find(
      () => pageOf([video({id: 'video_2', prompt: 'The train arrives.', seconds: '24'})]),
      lostRequest({request, inputs: {...noInputs, source}}),
    );
    expect(found).toMatchObject({kind: 'found', job: {id: 'video_2', state: {seconds: 24}}});
  });

  test('of several that could be it none is guessed', async () => {
    const {found} = await find(() => pageOf([video({id: 'video_1'}), video({id: 'video_2'})]));
    expect(found).toEqual({kind: 'undecided', message: expect.stringMatching(/video_1.*video_2/)});
  });

  test('of two takes of one request that are both lost, each gets a video', async () => {
    const both = [video({id: 'video_2'}), video({id: 'video_1'})];
    const unanswered = [createRequest({take: 2})];
    const {found} = await find(() => pageOf(both), lostRequest({unanswered}));
    expect(found).toMatchObject({kind: 'found', job: {id: 'video_1'}});
    const {found: one} = await find(() => pageOf(both.slice(0, 1)), lostRequest({unanswered}));
    expect(one).toMatchObject({kind: 'found', job: {id: 'video_2'}});
    const {found: three} = await find(
      () => pageOf([video({id: 'video_3'}), ...both]),
      lostRequest({unanswered}),
    );
    expect(three).toMatchObject({kind: 'undecided'});
  });

  test.each<readonly [string, EngineRequest]>([
    ['shown other people', createRequest({identities: [{name: 'Mara', key: 'key of Mara'}]})],
    ['shown another first frame', createRequest({firstFrame: 'digest'})],
    ['a continuation', extendRequest({prompt: createRequest().prompt})],
  ])('a video may be that of another lost request that looks the same in the list: %s', async (_, other) => {
    const {found} = await find(() => pageOf([video()]), lostRequest({unanswered: [other]}));
    expect(found).toEqual({kind: 'undecided', message: expect.stringContaining('video_1')});
  });

  test('a list without prompts decides nothing, unless there is nothing in it', async () => {
    const silent = {...video({id: 'a1b2'}), prompt: undefined};
    const {found} = await find(() => pageOf([silent]), lostRequest(), {dialect: 'sglang', model: 'sora-2'});
    expect(found).toEqual({kind: 'undecided', message: expect.stringContaining('a1b2')});
    const {found: none} = await find(() => pageOf([{...silent, seconds: '4'}]), lostRequest(), {
      dialect: 'sglang',
    });
    expect(none).toEqual({kind: 'absent'});
  });

  test('a list that may leave videos out proves no absence', async () => {
    expect((await find(() => pageOf([]), lostRequest(), {dialect: 'litellm'})).found).toMatchObject({
      kind: 'undecided',
    });
  });

  test('an entry that can’t be read could be the one', async () => {
    const {found} = await find(() => ({json: {data: [{status: 'queued'}], has_more: false}}));
    expect(found).toMatchObject({kind: 'undecided'});
  });
});

describe('the list', () => {
  const older = (count: number): Video[] =>
    Array.from({length: 100}, (_, index) =>
      video({id: `video_${count}_${index}`, prompt: 'Something else.'}),
    );

  test('is walked page by page', async () => {
    const {found, server} = await find((count) =>
      count < 3
        ? pageOf(older(count), {has_more: true, last_id: `video_${count}_99`})
        : pageOf([video({id: 'video_9'})]),
    );
    expect(found).toMatchObject({kind: 'found', job: {id: 'video_9'}});
    expect(server.seen.map(({query}) => query['after'])).toEqual([undefined, 'video_1_99', 'video_2_99']);
  });

  test('is not walked further than the request is old', async () => {
    const past = [video({id: 'old', created_at: nowSeconds - 7200})];
    const {found, server} = await find(() => pageOf(past, {has_more: true, last_id: 'old'}));
    expect(found).toEqual({kind: 'absent'});
    expect(server.calls()).toHaveLength(1);
  });

  test('that is in no order is read to its end', async () => {
    const past = [
      video({id: 'old', created_at: nowSeconds - 7200}),
      video({id: 'new', prompt: 'x'}),
    ].toReversed();
    const shuffled = [...past, video({id: 'older', created_at: nowSeconds - 7000})];
    const {found} = await find((count) =>
      count === 1 ? pageOf(shuffled, {has_more: true}) : pageOf([video({id: 'video_9'})]),
    );
    expect(found).toMatchObject({kind: 'found', job: {id: 'video_9'}});
  });

  test('without pages is read once', async () => {
    const all = {data: [...older(1), ...older(2)]};
    const {found, server} = await find(() => ({json: all}));
    expect(found).toEqual({kind: 'absent'});
    expect(server.calls()).toHaveLength(2);
  });

  test('that says the same again and that there is more proves nothing', async () => {
    const {found} = await find(() => pageOf(older(1), {has_more: true}));
    expect(found).toMatchObject({kind: 'undecided'});
  });

  test('is one by the server’s clock, not by ours', async () => {
    // Two hours behind: by its clock the job was made before it was asked for.
    const date = new Date(Date.now() - 7_200_000).toUTCString();
    const {found} = await find(
      () => ({
        ...pageOf([video({created_at: nowSeconds - 7200})]),
        headers: {date},
      }),
      lostRequest({askedAt: new Date().toISOString()}),
    );
    expect(found).toMatchObject({kind: 'found'});
  });
});

describe('absence', () => {
  test('is believed only when the server had the time to list the job', async () => {
    const {found, server, slept} = await find(
      (count) => pageOf(count < 5 ? [] : [video()]),
      lostRequest({askedAt: new Date().toISOString()}),
    );
    expect(found).toMatchObject({kind: 'found'});
    expect(server.calls()).toHaveLength(5);
    expect(slept).toEqual([2000, 2000, 2000, 2000]);
  });

  test('takes as long as is said in the options', async () => {
    const {found, slept} = await find(() => pageOf([]), lostRequest({askedAt: new Date().toISOString()}), {
      settleMs: 5000,
    });
    expect(found).toEqual({kind: 'absent'});
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(4900);
  });

  test('is clear at once in a later run', async () => {
    const {found, slept} = await find(() => pageOf([]));
    expect(found).toEqual({kind: 'absent'});
    expect(slept).toEqual([]);
  });
});

test('where there is no list, there is no telling', async () => {
  const {dialects} = await import('../dialects/dialects.ts');
  const {found, server} = await find(() => pageOf([]), lostRequest(), {
    dialect: {...dialects.openai, list: null},
  });
  expect(found).toMatchObject({kind: 'undecided'});
  expect(server.calls()).toEqual([]);
});

test('a list that does not come is an error that may be tried again', async () => {
  await expect(find(() => ({status: 500, json: {}}))).rejects.toMatchObject({code: 'engine-unreachable'});
});
