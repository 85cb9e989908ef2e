import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {fixtureKey, fixtureKeys, harbour} from '../__fixtures__/fixture-views.ts';
import {clipBytes, studioRig} from '../__fixtures__/studio-rig.ts';

const clip = `/artifacts/${fixtureKeys.clip}`;
const forever = 'private, max-age=31536000, immutable';

test('a clip is sent whole, for ever', async () => {
  const {ask} = await studioRig();
  const answer = await ask(clip);
  expect(answer.bytes.equals(clipBytes)).toBe(true);
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'video/mp4',
      'content-length': '1024',
      'accept-ranges': 'bytes',
      'cache-control': forever,
      etag: `"${fixtureKeys.clip}-1024"`,
    },
  });
});

test.each([
  ['bytes=0-0', 206, 'bytes 0-0/1024', [0]],
  ['bytes=10-13', 206, 'bytes 10-13/1024', [10, 11, 12, 13]],
  ['bytes=1022-', 206, 'bytes 1022-1023/1024', [254, 255]],
  ['bytes=-3', 206, 'bytes 1021-1023/1024', [253, 254, 255]],
  ['bytes=1020-5000', 206, 'bytes 1020-1023/1024', [252, 253, 254, 255]],
])('of a clip, %s', async (range, status, contentRange, bytes) => {
  const {ask} = await studioRig();
  const answer = await ask(clip, {headers: {range}});
  expect(answer).toMatchObject({
    status,
    headers: {'content-range': contentRange, 'content-length': String(bytes.length)},
  });
  expect([...answer.bytes]).toEqual(bytes);
});

test('a range that is not there is a problem; several are the whole', async () => {
  const {ask} = await studioRig();
  const beyond = await ask(clip, {headers: {range: 'bytes=1024-'}});
  expect(beyond).toMatchObject({status: 416, headers: {'content-range': 'bytes */1024'}});
  expect(JSON.parse(beyond.text).code).toBe('studio-bad-range');
  expect(await ask(clip, {headers: {range: 'bytes=0-1,5-6'}})).toMatchObject({status: 200});
});

test('a range is only of what the browser has the rest of', async () => {
  const {ask} = await studioRig();
  const etag = `"${fixtureKeys.clip}-1024"`;
  expect((await ask(clip, {headers: {range: 'bytes=0-1', 'if-range': etag}})).status).toBe(206);
  expect((await ask(clip, {headers: {range: 'bytes=0-1', 'if-range': '"other"'}})).status).toBe(200);
});

test.each([
  `"${fixtureKeys.clip}-1024"`,
  `W/"${fixtureKeys.clip}-1024"`,
  `"x", "${fixtureKeys.clip}-1024"`,
  '*',
])('a browser that has it (%s) is not sent it again', async (tag) => {
  const {ask} = await studioRig();
  const answer = await ask(clip, {headers: {'if-none-match': tag}});
  expect([answer.status, answer.bytes.length, answer.headers['cache-control']]).toEqual([304, 0, forever]);
});

test('HEAD tells the length and sends nothing', async () => {
  const {ask} = await studioRig();
  for (const path of [clip, '/public/logo.svg', '/slates/harbour/16:9/0', '/stage/harbour/']) {
    const whole = await ask(path);
    const head = await ask(path, {method: 'HEAD'});
    expect([path, head.status, head.bytes.length]).toEqual([path, 200, 0]);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
  }
});

test.each([
  `/artifacts/${fixtureKey(9)}`,
  `/artifacts/${fixtureKeys.cut}`,
  `/artifacts/${fixtureKeys.clip.toUpperCase()}x`,
  '/artifacts/..%2f..%2fclip.mp4',
  '/artifacts/__proto__',
  `/waves/${fixtureKey(9)}`,
  '/waves/x',
  `/pictures/x/0`,
])('%s is no file', async (path) => {
  const {ask} = await studioRig();
  const answer = await ask(path);
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([404, 'studio-no-such-file']);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a frame of a clip is made once for each width, and kept', async () => {
  const {ask, host} = await studioRig();
  const path = `/pictures/${fixtureKeys.clip}/12`;
  const [small, again] = await Promise.all([ask(`${path}?width=320`), ask(`${path}?width=320`)]);
  await ask(path);
  expect(small.text).toBe(again.text);
  expect(small.headers).toMatchObject({'content-type': 'image/svg+xml', 'cache-control': forever});
  expect(host.calls).toEqual([
    {kind: 'picture', name: `${fixtureKeys.clip} 12 320`},
    {kind: 'picture', name: `${fixtureKeys.clip} 12 null`},
  ]);
  const known = await ask(path, {headers: {'if-none-match': String((await ask(path)).headers.etag)}});
  expect([known.status, known.bytes.length]).toEqual([304, 0]);
});

test.each([
  [`/pictures/${fixtureKeys.clip}/96`, 404, 'studio-no-such-frame'],
  [`/pictures/${fixtureKey(9)}/0`, 404, 'studio-no-such-frame'],
  [`/pictures/${fixtureKeys.clip}/-1`, 400, 'studio-bad-request'],
  [`/pictures/${fixtureKeys.clip}/1.5`, 400, 'studio-bad-request'],
  [`/pictures/${fixtureKeys.clip}/1e3`, 400, 'studio-bad-request'],
  [`/pictures/${fixtureKeys.clip}/0?width=0`, 400, 'studio-bad-request'],
  [`/pictures/${fixtureKeys.clip}/0?width=99999`, 400, 'studio-bad-request'],
  [`/pictures/${fixtureKeys.clip}/0?height=9`, 400, 'studio-bad-request'],
  ['/slates/harbour/16:9/192', 404, 'studio-no-such-frame'],
  ['/slates/habour/16:9/0', 404, 'studio-no-such-frame'],
  ['/slates/harbour/4:3/0', 400, 'studio-bad-request'],
  ['/slates/harbour/16:9/0?props=7', 400, 'studio-bad-request'],
  ['/slates/harbour/16:9/0?revision=x', 400, 'studio-bad-request'],
])('%s is a problem of %i', async (path, status, code) => {
  const {ask} = await studioRig();
  const answer = await ask(path);
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
});

test('a slate is kept until its film is another one', async () => {
  const {ask, host} = await studioRig();
  const path = '/slates/harbour/16%3A9/100?props=%7B%22town%22%3A%22Hull%22%7D';
  const painted = (): number => host.calls.filter(({kind}) => kind === 'slate').length;
  const before = await ask(path);
  await ask(path);
  expect(painted()).toBe(1);
  expect(before.headers['cache-control']).toBe('private, no-cache');
  expect(before.text).toContain('harbour 16:9 100 {"town":"Hull"} revision 1');

  host.show({...harbour, revision: 2});
  const after = await ask(path, {headers: {'if-none-match': String(before.headers.etag)}});
  expect([after.status, painted()]).toEqual([200, 2]);
  expect(after.text).toContain('revision 2');

  host.tell({kind: 'film', film: 'another', revision: 3});
  expect((await ask(path, {headers: {'if-none-match': String(after.headers.etag)}})).status).toBe(304);
  expect(painted()).toBe(2);
  host.tell({kind: 'project'});
  await ask(`${path}&revision=2`);
  expect(painted()).toBe(3);
});

test('a wave is measured once', async () => {
  const {ask, host} = await studioRig();
  const path = `/waves/${fixtureKeys.sound}`;
  const [wave] = await Promise.all([ask(path), ask(path)]);
  expect(JSON.parse(wave.text)).toEqual({perSecond: 10, peaks: [0, 0.5, 1]});
  expect(wave.headers).toMatchObject({'content-type': 'application/json', 'cache-control': forever});
  expect(host.calls).toEqual([{kind: 'wave', name: fixtureKeys.sound}]);
});

test('a clip that is removed while it is looked at is no file any more', async () => {
  const {ask, directory} = await studioRig();
  expect((await ask(clip)).status).toBe(200);
  rmSync(join(directory, 'store', 'clip.mp4'));
  expect((await ask(clip)).status).toBe(404);
});
