import {describe, expect, it} from 'vitest';
import {deviations} from './deviations.ts';
import {openWireCheck, type WireCheck} from './wire-check.ts';

const video = {
  id: 'video_1',
  object: 'video',
  model: 'sora-2',
  status: 'queued',
  progress: 0,
  created_at: 1_780_000_000,
  completed_at: null,
  expires_at: null,
  prompt: 'x',
  size: '720x1280',
  seconds: '4',
  remixed_from_video_id: null,
  error: null,
};
const batch = {
  id: 'batch_1',
  object: 'batch',
  endpoint: '/v1/videos',
  errors: null,
  input_file_id: 'file-1',
  completion_window: '24h',
  status: 'validating',
  created_at: 1_780_000_000,
};
const noFiles = {object: 'list', data: [], first_id: null, last_id: null, has_more: false};

describe('an answer', () => {
  const {answer} = openWireCheck();

  it('is as the document has it', () => {
    expect(answer({method: 'GET', path: '/videos/video_1'}, 200, video)).toEqual([]);
  });

  it.each([
    {what: 'lacks a field', body: {...video, progress: undefined}, says: "required property 'progress'"},
    {what: 'has one of another type', body: {...video, seconds: 4}, says: '/seconds must be string'},
    {
      what: 'has one too many',
      body: {...video, cost: 1},
      says: 'additional properties {"additionalProperty":"cost"}',
    },
    {
      what: 'has a value that is none',
      body: {...video, status: 'done'},
      says: '/status must be equal to one of',
    },
    {what: 'has milliseconds', body: {...video, created_at: 1.5}, says: '/created_at must'},
  ])('that $what is told', ({body, says}) => {
    const [problem] = answer({method: 'POST', path: '/videos'}, 200, JSON.parse(JSON.stringify(body)));
    expect(problem).toContain(says);
  });

  it('that is an error has four fields', () => {
    const call = {method: 'GET', path: '/videos/video_1'};
    const error = {message: 'No.', type: 'invalid_request_error', param: null, code: null};
    expect(answer(call, 404, {error})).toEqual([]);
    expect(answer(call, 404, {error: 'No.'})).not.toEqual([]);
    expect(answer(call, 404, {error: {message: 'No.'}})).not.toEqual([]);
  });

  it('of a call that is none is told', () => {
    expect(answer({method: 'PUT', path: '/videos'}, 200, video)).toEqual([
      'PUT /videos is not in the document',
    ]);
  });
});

describe('a request', () => {
  const {request} = openWireCheck();
  const create = {method: 'POST', path: '/videos'};

  it('is as the document has it', () => {
    const body = {prompt: 'x', seconds: '8', input_reference: {file_id: 'file-1'}};
    expect(request(create, 'application/json', body)).toEqual([]);
    expect(request(create, 'multipart/form-data', {prompt: 'x', input_reference: 'a.png'})).toEqual([]);
  });

  it('that says more than the document is told', () => {
    expect(request(create, 'application/json', {prompt: 'x', seed: 1})).toHaveLength(1);
    expect(request(create, 'text/plain', {prompt: 'x'})).toHaveLength(1);
  });
});

describe('every deviation', () => {
  const needed: readonly ((check: WireCheck) => readonly string[])[] = [
    ({request}) =>
      request({method: 'POST', path: '/videos'}, 'application/json', {prompt: 'x', seconds: '20'}),
    ({answer}) => answer({method: 'POST', path: '/videos'}, 200, {...video, size: '1920x1080'}),
    ({request}) =>
      request({method: 'POST', path: '/videos'}, 'application/json', {
        prompt: 'x',
        characters: [{id: 'char_1'}],
      }),
    ({request}) =>
      request({method: 'POST', path: '/videos/edits'}, 'multipart/form-data', {
        prompt: 'x',
        video: 'a.mp4',
        model: 'sora-2-pro',
      }),
    ({answer}) => answer({method: 'GET', path: '/videos/video_1'}, 200, {...video, status: 'expired'}),
    ({answer}) => answer({method: 'GET', path: '/batches/batch_1'}, 200, batch),
    ({answer}) => answer({method: 'GET', path: '/files'}, 200, noFiles),
  ];

  it.each(deviations.map(({what}, index) => ({what, index})))('is needed: $what', ({index}) => {
    const without = openWireCheck(deviations.filter((_, each) => each !== index));
    expect(needed).toHaveLength(deviations.length);
    expect(needed[index]?.(openWireCheck())).toEqual([]);
    expect(needed[index]?.(without)).not.toEqual([]);
  });
});
