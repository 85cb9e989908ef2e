import fc from 'fast-check';
import {expect, test} from 'vitest';
import {studioRig} from '../__fixtures__/studio-rig.ts';

const run = {
  film: 'harbour',
  props: {},
  what: 'clips',
  targets: ['quay'],
  formats: ['16:9'],
  take: null,
  agreedUsd: 1,
};
const {agreedUsd: _, ...order} = run;
const cut = {film: 'harbour', props: {}, what: 'cut', formats: null, agreedUsd: null};
const pin = {film: 'harbour', props: {}, address: 'quay', format: '16:9', take: 1};
const place = {file: 'film.tsx', line: 1, column: 1};

const json = 'application/json';

test.each([
  ['/api/runs', order, /agreedUsd/],
  ['/api/runs', {...run, agreedUsd: -1}, /agreedUsd/],
  ['/api/runs', {...run, agreedUsd: '1'}, /agreedUsd/],
  ['/api/runs', {...run, what: 'everything'}, /what/],
  ['/api/runs', {...run, formats: []}, /formats/],
  ['/api/runs', {...run, formats: ['4:3']}, /formats\.0/],
  ['/api/runs', {...run, targets: []}, /targets/],
  ['/api/runs', {...run, targets: 'quay'}, /targets/],
  ['/api/runs', {...run, take: 0}, /take/],
  ['/api/runs', {...run, props: null}, /props/],
  ['/api/runs', {...run, props: []}, /props/],
  ['/api/runs', {...run, film: ''}, /film/],
  ['/api/runs', {...run, free: true}, /"free"/],
  ['/api/runs', {...cut, targets: null}, /"targets"/],
  ['/api/quote', run, /"agreedUsd"/],
  ['/api/runs/run-1/cancel', {force: true}, /"force"/],
  ['/api/pin', {...pin, take: 0}, /take/],
  ['/api/pin', {...pin, take: 1.5}, /take/],
  ['/api/pin', {...pin, format: ''}, /format/],
  ['/api/pin', {...pin, note: ''}, /"note"/],
  ['/api/reveal', {...place, line: 0}, /line/],
  ['/api/reveal', {...place, column: 1e9}, /column/],
  ['/api/reveal', {...place, file: '--wait'}, /file/],
  ['/api/reveal', {...place, file: 'film.tsx\0.txt'}, /file/],
  ['/api/reveal', {...place, file: 'film.tsx\nrm'}, /file/],
  ['/api/reveal', {...place, editor: 'sh'}, /"editor"/],
])('%s does not take %j', async (path, body, says) => {
  const {ask, host} = await studioRig();
  const answer = await ask(path, {body});
  const {code, message} = JSON.parse(answer.text);
  expect([answer.status, code, message]).toEqual([400, 'studio-bad-request', expect.stringMatching(says)]);
  expect(host.calls).toEqual([]);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'film=harbour', 415, 'studio-not-json'],
  ['text that is JSON', 'text/plain', JSON.stringify(run), 415, 'studio-not-json'],
  ['no type', '', JSON.stringify(run), 415, 'studio-not-json'],
  ['nothing', json, '', 400, 'studio-bad-request'],
  ['half of it', json, JSON.stringify(run).slice(0, -1), 400, 'studio-bad-request'],
  ['two', json, '{}{}', 400, 'studio-bad-request'],
  [
    'a number that is too large',
    json,
    JSON.stringify(run).replace(':1}', ':1e999}'),
    400,
    'studio-bad-request',
  ],
  ['no number', json, JSON.stringify(run).replace(':1}', ':NaN}'), 400, 'studio-bad-request'],
  ['no UTF-8', json, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'studio-bad-request'],
  ['UTF-16', json, Buffer.from(JSON.stringify(run), 'utf16le'), 400, 'studio-bad-request'],
  ['depths', json, '['.repeat(200_000), 400, 'studio-bad-request'],
  ['too much', json, JSON.stringify({...run, film: 'x'.repeat(1_100_000)}), 413, 'studio-too-large'],
])('an order does not come as %s', async (_what, type, raw, status, code) => {
  const {ask, host} = await studioRig();
  const headers: Record<string, string> = type === '' ? {} : {'content-type': type};
  const answer = await ask('/api/runs', {method: 'POST', raw, headers});
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
  expect(host.calls).toEqual([]);
});

test('too much is refused without waiting for its end', async () => {
  const {ask} = await studioRig();
  const headers = {'content-type': json, 'transfer-encoding': 'chunked'};
  const answer = await ask('/api/runs', {method: 'POST', raw: 'x'.repeat(2_000_000), headers});
  expect(answer.status).toBe(413);
});

test('props may be called anything, and make nothing of objects what it was not', async () => {
  const {ask, host} = await studioRig();
  const raw = JSON.stringify({...run, props: {constructor: 1, toString: 'x'}}).replace(
    '"constructor":1',
    '"constructor":1,"__proto__":{"free":true}',
  );
  const answer = await ask('/api/runs', {method: 'POST', raw, headers: {'content-type': json}});
  expect(answer.status).toBe(200);
  const [call] = host.calls;
  expect(call?.kind === 'run' && call.order.props).toMatchObject({constructor: 1, toString: 'x'});
  expect('free' in {}).toBe(false);
  expect(call?.kind === 'run' && 'free' in call.order.props).toBe(false);
});

test('whatever else is sent is refused, and reaches nobody', async () => {
  const {ask, host, crashes} = await studioRig();
  const paths = fc.constantFrom('/api/runs', '/api/quote', '/api/pin', '/api/reveal', '/api/runs/x/cancel');
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    // Almost right: one field is something else.
    fc
      .tuple(fc.constantFrom<object>(run, order, cut, pin, place), fc.jsonValue(), fc.nat(6))
      .map(([body, value, index]) => {
        const names = Object.keys(body);
        return JSON.stringify({...body, [names[index % names.length] ?? '']: {not: value}});
      }),
  );
  await fc.assert(
    fc.asyncProperty(paths, bodies, async (path, raw) => {
      fc.pre(!(path.endsWith('/cancel') && /^\s*\{\s*\}\s*$/.test(raw)));
      const before = host.calls.length;
      const answer = await ask(path, {method: 'POST', raw, headers: {'content-type': json}});
      const isProps = raw.includes('"props":{"not"');
      if (isProps && answer.status === 200) return;
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({code: 'studio-bad-request', source: null});
      expect(host.calls.length).toBe(before);
    }),
    {numRuns: 400},
  );
  expect(crashes).toEqual([]);
});
