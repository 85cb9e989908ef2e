import {describe, expect, test} from 'vitest';
import {fixtureLedger, fixtureProblem, harbour} from '../__fixtures__/fixture-views.ts';
import {studioRig} from '../__fixtures__/studio-rig.ts';

const order = {film: 'harbour', props: {}, what: 'clips', targets: null, formats: null, take: null};

describe('reading', () => {
  test('the project', async () => {
    const {ask} = await studioRig();
    const answer = await ask('/api/project');
    expect(answer.headers).toMatchObject({'content-type': 'application/json', 'cache-control': 'no-store'});
    expect(JSON.parse(answer.text)).toMatchObject({name: 'seaside', films: [{id: 'harbour'}]});
  });

  test('a film, with its defaults and with other props', async () => {
    const {ask} = await studioRig();
    expect(JSON.parse((await ask('/api/films/harbour')).text)).toEqual(harbour);
    const props = encodeURIComponent('{"town":"Łódź & Sons"}');
    const {text} = await ask(`/api/films/harbour?props=${props}`);
    expect(JSON.parse(text).props.values).toEqual({town: 'Łódź & Sons'});
  });

  test('a film whose props fill the address', async () => {
    const {ask} = await studioRig();
    const town = 'y'.repeat(40_000);
    const {text} = await ask(`/api/films/harbour?props=${encodeURIComponent(JSON.stringify({town}))}`);
    expect(JSON.parse(text).props.values).toEqual({town});
    const tooLong = await ask(`/api/films/harbour?props=${'y'.repeat(80_000)}`);
    expect([tooLong.status, JSON.parse(tooLong.text).code]).toEqual([413, 'studio-too-large']);
  });

  test('takes, ledger and runs', async () => {
    const {ask} = await studioRig();
    const takes = await ask('/api/films/harbour/takes?address=quay&format=16:9');
    expect(JSON.parse(takes.text)).toMatchObject({address: 'quay', takes: [{take: 1, isChosen: true}]});
    expect(JSON.parse((await ask('/api/ledger')).text)).toEqual(fixtureLedger);
    expect(JSON.parse((await ask('/api/runs')).text)).toEqual([]);
  });
});

describe('writing', () => {
  test('a quote, then the run at that price, which is told and listed', async () => {
    const {ask, host} = await studioRig();
    const quote = JSON.parse((await ask('/api/quote', {body: order})).text);
    expect(quote).toMatchObject({order, usd: 0.8, clips: [{address: 'boats', format: '16:9'}]});
    const run = JSON.parse((await ask('/api/runs', {body: {...order, agreedUsd: quote.usd}})).text);
    expect(run).toMatchObject({id: 'run-1', order, spentUsd: 0.8});
    expect(JSON.parse((await ask('/api/runs')).text)).toEqual([run]);
    expect(host.calls).toEqual([
      {kind: 'quote', order},
      {kind: 'run', order: {...order, agreedUsd: 0.8}},
    ]);
  });

  test('a cut, a cancellation, a pin and a place in the editor', async () => {
    const {ask, host} = await studioRig();
    const cut = {film: 'harbour', props: {town: 'Whitby'}, what: 'cut', formats: ['16:9'], agreedUsd: null};
    const {id} = JSON.parse((await ask('/api/runs', {body: cut})).text);
    expect(JSON.parse((await ask(`/api/runs/${id}/cancel`, {body: {}})).text)).toMatchObject({id});
    const pin = {film: 'harbour', props: {}, address: 'quay', format: '16:9', take: 1};
    expect(JSON.parse((await ask('/api/pin', {body: pin})).text)).toMatchObject({takes: [{isPinned: true}]});
    const place = {file: 'films/harbour.film.tsx', line: 12, column: 7};
    const revealed = await ask('/api/reveal', {body: place});
    expect([revealed.status, revealed.text]).toEqual([200, '{}']);
    expect(host.calls.at(-1)).toEqual({kind: 'reveal', place});
  });
});

test.each([
  ['GET', '/api/films/habour', 404, 'studio-no-such-film'],
  ['GET', '/api/films/harbour/takes?address=key&format=16:9', 404, 'studio-no-such-shot'],
  ['GET', '/api/films/harbour/takes?address=quay&format=4:3', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour/takes?address=quay', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour?props=[]', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour?props={', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour?props=', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour?props={}&props={}', 400, 'studio-bad-request'],
  ['GET', '/api/films/harbour?prop={}', 400, 'studio-bad-request'],
  ['GET', '/api/project?film=harbour', 400, 'studio-bad-request'],
  ['GET', '/api/ledger?all', 400, 'studio-bad-request'],
  ['GET', '/api/runs?state=done', 400, 'studio-bad-request'],
  ['GET', '/api/nothing', 404, 'studio-no-such-path'],
  ['GET', '/api', 404, 'studio-no-such-path'],
  ['GET', '/api/quote', 404, 'studio-no-such-path'],
  ['PUT', '/api/pin', 404, 'studio-no-such-path'],
  ['DELETE', '/api/runs/run-1', 404, 'studio-no-such-path'],
  ['POST', '/', 404, 'studio-no-such-path'],
  ['POST', '/public/logo.svg', 404, 'studio-no-such-path'],
])('%s %s is a problem of %i', async (method, path, status, code) => {
  const {ask, crashes} = await studioRig();
  const answer = await ask(path, {method});
  expect([answer.status, JSON.parse(answer.text)]).toEqual([
    status,
    {
      code,
      message: expect.stringMatching(/\w/),
      hint: expect.stringMatching(/\w/),
      where: null,
      source: null,
      frame: null,
    },
  ]);
  expect(crashes).toEqual([]);
});

test('a run that nobody knows is not cancelled', async () => {
  const {ask} = await studioRig();
  const answer = await ask('/api/runs/run-9/cancel', {body: {}});
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([404, 'studio-no-such-run']);
});

test('what the project can’t do is told as the project tells it', async () => {
  const {ask, host} = await studioRig();
  host.failWith(fixtureProblem);
  for (const answer of [
    await ask('/api/project'),
    await ask('/api/films/harbour'),
    await ask('/api/runs', {body: {...order, agreedUsd: 1}}),
    await ask('/slates/harbour/16:9/0'),
  ])
    expect([answer.status, JSON.parse(answer.text)]).toEqual([422, fixtureProblem]);
  host.failWith(null);
  // Nothing of it is kept.
  expect((await ask('/slates/harbour/16:9/0')).status).toBe(200);
});

test('a price that rose after it was agreed to is told', async () => {
  const {ask} = await studioRig();
  const answer = await ask('/api/runs', {body: {...order, agreedUsd: 0.5}});
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([422, 'price-changed']);
});

test('should the project fail to say what went wrong, the studio says that', async () => {
  const crash = new Error('no words');
  const rig = await studioRig();
  Object.assign(rig.host, {
    problemOf: () => {
      throw crash;
    },
  });
  rig.host.failWith(fixtureProblem);
  const answer = await rig.ask('/api/films/harbour');
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([500, 'studio-crashed']);
  expect(rig.crashes).toEqual([crash]);
});
