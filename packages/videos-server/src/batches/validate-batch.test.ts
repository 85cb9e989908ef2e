import {describe, expect, it} from 'vitest';
import {aLine, batchRig, someLines} from './batch-rig.fixture.ts';

async function errorsOf(text: string) {
  const rig = batchRig();
  const batch = await rig.end(rig.submit(rig.upload(text)));
  await rig.close();
  expect(rig.videos.created).toEqual([]);
  expect(batch).toMatchObject({
    status: 'failed',
    counts: {total: 0, completed: 0, failed: 0},
    outputFile: null,
    errorFile: null,
  });
  return batch.errors;
}

const aRequest = (changes: Record<string, unknown>): string =>
  JSON.stringify({custom_id: 'a', method: 'POST', url: '/v1/videos', body: {prompt: 'x'}, ...changes});

describe('a file that is no batch', () => {
  it.each([
    {what: 'is no JSON', line: '{"custom_id": "a"', error: {code: 'invalid_json_line', param: null}},
    {what: 'is no object', line: '["a"]', error: {code: 'invalid_json_line', param: null}},
    {
      what: 'has no custom_id',
      line: aRequest({custom_id: undefined}),
      error: {code: 'missing_required_parameter', param: 'custom_id'},
    },
    {
      what: 'has a number as custom_id',
      line: aRequest({custom_id: 7}),
      error: {code: 'invalid_custom_id', param: 'custom_id'},
    },
    {what: 'is no POST', line: aRequest({method: 'GET'}), error: {code: 'invalid_method', param: 'method'}},
    {
      what: 'asks for something else',
      line: aRequest({url: '/v1/videos/edits'}),
      error: {code: 'invalid_url', param: 'url'},
    },
    {
      what: 'has no body',
      line: aRequest({body: null}),
      error: {code: 'missing_required_parameter', param: 'body'},
    },
    {what: 'has a text as body', line: aRequest({body: 'x'}), error: {code: 'invalid_body', param: 'body'}},
    {
      what: 'has a model that is not there',
      line: aRequest({body: {prompt: 'x', model: 'sora-3'}}),
      error: {code: 'model_not_found', param: 'body.model'},
    },
  ])('because a line $what', async ({line, error}) => {
    expect(await errorsOf(`${aLine('first')}\n${line}\n${aLine('last')}`)).toEqual([
      {...error, line: 2, message: expect.any(String)},
    ]);
  });

  it('tells every wrong line with its number, in order', async () => {
    const file = [aLine('a'), '', 'x', aLine('a'), aLine('b', {model: 'sora-2-pro'}), '}'].join('\n');
    expect((await errorsOf(file)).map(({code, line}) => ({code, line}))).toEqual([
      {code: 'invalid_json_line', line: 3},
      {code: 'duplicate_custom_id', line: 4},
      {code: 'mismatched_model', line: 5},
      {code: 'invalid_json_line', line: 6},
    ]);
  });

  it('tells no more than a hundred of them', async () => {
    expect(await errorsOf('x\n'.repeat(500))).toHaveLength(100);
  });

  it('because it is empty', async () => {
    expect(await errorsOf('\n  \n')).toMatchObject([{code: 'empty_file', line: null}]);
    expect(await errorsOf('')).toMatchObject([{code: 'empty_file', line: null}]);
  });

  it('because it was deleted', async () => {
    const rig = batchRig();
    const file = rig.upload(aLine('a'));
    const id = rig.submit(file);
    rig.files.remove(file);
    expect((await rig.end(id)).errors).toMatchObject([{code: 'file_not_found', line: null}]);
    await rig.close();
  });

  it('because it has more than 50,000 lines', async () => {
    expect(await errorsOf(someLines(50_001))).toMatchObject([{code: 'too_many_tasks', line: null}]);
  });

  it('because a line is longer than a request may be', async () => {
    const [error] = await errorsOf(aLine('a', {prompt: 'x'.repeat(23 * 1024 * 1024)}));
    expect(error).toMatchObject({code: 'invalid_json_line', line: 1});
  });
});

describe('a file that is a batch', () => {
  it.each([
    {what: 'with Windows line ends', text: `${aLine('a')}\r\n${aLine('b')}\r\n`},
    {what: 'with blank lines', text: `\n${aLine('a')}\n\n${aLine('b')}\n\n`},
    {what: 'with a byte order mark', text: `\uFEFF${aLine('a')}\n${aLine('b')}`},
    {
      what: 'with the default model named once',
      text: `${aLine('a')}\n${aLine('b', {model: 'sora-2'})}`,
    },
  ])('$what', async ({text}) => {
    const rig = batchRig();
    const batch = await rig.end(rig.submit(rig.upload(text)));
    expect(batch).toMatchObject({status: 'completed', counts: {total: 2, completed: 2, failed: 0}});
    await rig.close();
  });

  it('may have 50,000 lines, of which few are in memory', async () => {
    const rig = batchRig();
    rig.videos.hold();
    const id = rig.submit(rig.upload(someLines(50_000)));
    await rig.videos.untilHeld(32);
    expect(rig.batch(id)).toMatchObject({status: 'in_progress', counts: {total: 50_000}});
    await rig.close();
  });
});
