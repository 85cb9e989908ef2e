import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {
  form,
  image,
  newDirectory,
  sharedServer,
  testServer,
  type TestServer,
} from '../test-server.fixture.ts';

const prompt = 'A quiet street.';
const listed = "'4', '8', '12', '16', '20'";

describe('a create that is refused', () => {
  const open = sharedServer();

  test.each<[string, object, number, {param: string | null; code: string | null; message: unknown}]>([
    [
      'without a prompt',
      {},
      400,
      {param: 'prompt', code: 'missing_required_parameter', message: "Missing required parameter: 'prompt'."},
    ],
    [
      'with an empty prompt',
      {prompt: ''},
      400,
      {param: 'prompt', code: 'string_below_min_length', message: expect.stringContaining('empty string')},
    ],
    [
      'with too long a prompt',
      {prompt: 'x'.repeat(32_001)},
      400,
      {param: 'prompt', code: 'string_above_max_length', message: expect.stringContaining('32000')},
    ],
    [
      'with a prompt that is no text',
      {prompt: ['x']},
      400,
      {param: 'prompt', code: 'invalid_type', message: expect.stringContaining('got an array')},
    ],
    [
      'with seconds as a number',
      {prompt, seconds: 4},
      400,
      {
        param: 'seconds',
        code: 'invalid_type',
        message: `Invalid type for 'seconds': expected one of ${listed}, but got an integer instead.`,
      },
    ],
    [
      'with seconds that are not on the list',
      {prompt, seconds: '5'},
      400,
      {
        param: 'seconds',
        code: 'invalid_value',
        message: `Invalid value: '5'. Supported values are: ${listed}.`,
      },
    ],
    [
      'with a model that is not known',
      {prompt, model: 'sora-1'},
      400,
      {param: 'model', code: 'invalid_value', message: expect.stringContaining("'sora-2-pro'")},
    ],
    [
      'with a size that nobody makes',
      {prompt, size: '1024x1024'},
      400,
      {param: 'size', code: 'invalid_value', message: expect.stringContaining("'720x1280'")},
    ],
    [
      'with a size that only the larger model makes',
      {prompt, size: '1920x1080'},
      400,
      {param: 'size', code: 'invalid_value', message: expect.not.stringContaining("'1024x1792'")},
    ],
    [
      'with a field that is not known',
      {prompt, seed: 1},
      400,
      {param: 'seed', code: 'unknown_parameter', message: "Unknown parameter: 'seed'."},
    ],
    [
      'with three characters',
      {prompt, characters: [{id: 'a'}, {id: 'b'}, {id: 'c'}]},
      400,
      {
        param: 'characters',
        code: 'array_above_max_length',
        message: expect.stringContaining('maximum length 2'),
      },
    ],
    [
      'with a character that is no object',
      {prompt, characters: ['a']},
      400,
      {param: 'characters[0]', code: 'invalid_type', message: expect.stringContaining('got a string')},
    ],
    [
      'with more than the id of a character',
      {prompt, characters: [{id: 'a', name: 'b'}]},
      400,
      {param: 'characters[0].name', code: 'unknown_parameter', message: expect.anything()},
    ],
    [
      'with a character that is not known',
      {prompt, characters: [{id: 'char_x'}]},
      404,
      {param: 'characters[0].id', code: 'not_found', message: "Character with id 'char_x' not found."},
    ],
    [
      'with a reference that is a text',
      {prompt, input_reference: 'https://x'},
      400,
      {
        param: 'input_reference',
        code: 'invalid_type',
        message: expect.stringContaining('expected an object'),
      },
    ],
    [
      'with a reference that is nothing',
      {prompt, input_reference: {}},
      400,
      {param: 'input_reference', code: 'invalid_value', message: expect.stringContaining('exactly one')},
    ],
    [
      'with a reference that is two things',
      {prompt, input_reference: {image_url: 'data:,', file_id: 'x'}},
      400,
      {param: 'input_reference', code: 'invalid_value', message: expect.stringContaining('exactly one')},
    ],
    [
      'with a file that is not known',
      {prompt, input_reference: {file_id: 'file-x'}},
      404,
      {param: 'input_reference.file_id', code: 'not_found', message: expect.stringContaining('file-x')},
    ],
    [
      'with a reference that would have to be fetched',
      {prompt, input_reference: {image_url: 'https://example.com/a.png'}},
      400,
      {param: 'input_reference', code: 'invalid_value', message: expect.stringContaining('data URL')},
    ],
    [
      'with too long a data URL',
      {prompt, input_reference: {image_url: `data:image/png;base64,${'A'.repeat(20_971_520)}`}},
      400,
      {param: 'input_reference.image_url', code: 'string_above_max_length', message: expect.anything()},
    ],
    [
      'with a reference that is no picture',
      {prompt, input_reference: {image_url: 'data:image/png;base64,AAAA'}},
      400,
      {param: 'input_reference', code: 'invalid_file', message: expect.stringContaining('JPEG, PNG or WebP')},
    ],
  ])('%s', async (_, body, status, error) => {
    const server = await open();
    expect(await server.ask('POST', '/videos', body)).toMatchObject({
      status,
      body: {error: {type: 'invalid_request_error', ...error}},
    });
    expect(server.ledger()).toEqual([]);
  });

  test.each([
    ['no JSON', '{"prompt":', {'content-type': 'application/json'}, 400, 'invalid_json'],
    ['no object', '[1]', {'content-type': 'application/json'}, 400, 'invalid_type'],
    ['nothing', '', {'content-type': 'application/json'}, 400, 'invalid_json'],
    ['no known content type', 'prompt=x', {'content-type': 'text/plain'}, 415, 'unsupported_content_type'],
    ['a form without a boundary', 'x', {'content-type': 'multipart/form-data'}, 400, 'invalid_multipart'],
    [
      'a form that breaks off',
      '--b\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nA qui',
      {'content-type': 'multipart/form-data; boundary=b'},
      400,
      'invalid_multipart',
    ],
    [
      'more JSON than there may be',
      `{"prompt":"${'x'.repeat(23 * 1024 * 1024)}"}`,
      {'content-type': 'application/json'},
      413,
      'request_too_large',
    ],
  ])('a body that is %s', async (_, body, headers, status, code) => {
    const server = await open();
    const answer = await server.ask('POST', '/videos', undefined, {body, headers});
    expect(answer).toMatchObject({status, body: {error: {code}}});
  });

  test('a form with a field that is too large', async () => {
    const server = await open();
    const answer = await server.ask('POST', '/videos', form({prompt: 'x'.repeat(22 * 1024 * 1024)}));
    expect(answer).toMatchObject({status: 413, body: {error: {param: 'prompt'}}});
  });

  test('a reference of another size, and nothing of it is kept', async () => {
    const server = await open();
    for (const size of ['1280x720', '720x1280'])
      expect(
        await server.ask('POST', '/videos', form({prompt, size, input_reference: image(640, 360)})),
      ).toMatchObject({
        status: 400,
        body: {
          error: {
            message: 'Inpaint image must match the requested width and height',
            param: 'input_reference',
          },
        },
      });
    expect(await foldersIn(server)).toEqual([]);
  });
});

async function foldersIn({directory}: TestServer): Promise<readonly string[]> {
  return [...(await readdir(join(directory, 'videos'))), ...(await readdir(join(directory, 'uploads')))];
}

describe('a create that is taken', () => {
  test('has the defaults of the protocol', async () => {
    const server = await testServer();
    const {status, body, headers} = await server.ask('POST', '/videos', {prompt});
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(
      [
        'completed_at',
        'created_at',
        'error',
        'expires_at',
        'id',
        'model',
        'object',
        'progress',
        'prompt',
        'remixed_from_video_id',
        'seconds',
        'size',
        'status',
      ].toSorted(),
    );
    expect(body).toMatchObject({
      id: expect.stringMatching(/^video_[0-9a-f]{32}$/),
      object: 'video',
      model: 'sora-2',
      prompt,
      seconds: '4',
      size: '720x1280',
      status: 'queued',
      progress: 0,
      completed_at: null,
      expires_at: null,
      remixed_from_video_id: null,
      error: null,
    });
    expect(Number(headers.get('openai-poll-after-ms'))).toBeGreaterThan(0);
    expect(headers.get('x-request-id')).toMatch(/^req_/);
  });

  test.each([
    ['sora-2', '720x1280', 0.1],
    ['sora-2-2025-12-08', '1280x720', 0.1],
    ['sora-2-pro', '1280x720', 0.3],
    ['sora-2-pro', '1024x1792', 0.5],
    ['sora-2-pro-2025-10-06', '1920x1080', 0.7],
  ])('is billed when it is completed: %s, %s', async (model, size, perSecond) => {
    const server = await testServer({latencyMs: 0});
    const id = await server.make({model, size, seconds: '4'});
    expect(server.ledger()).toEqual([
      expect.objectContaining({
        video: id,
        kind: 'create',
        model,
        size,
        seconds: 4,
        usd: Math.round(perSecond * 4e3) / 1e3,
        batch: false,
        state: 'billed',
      }),
    ]);
    expect(await server.ask('GET', `/videos/${id}`)).toMatchObject({
      body: {status: 'completed', progress: 100, seconds: '4', size, error: null},
    });
  });

  test('as a form, in the spelling of form encoders', async () => {
    const server = await testServer();
    const answer = await server.ask(
      'POST',
      '/videos',
      form({prompt, seconds: '8', size: '1280x720', model: 'sora-2'}),
    );
    expect(answer).toMatchObject({status: 200, body: {seconds: '8', size: '1280x720'}});
  });

  test.each(['png', 'jpeg', 'webp'] as const)(
    'with a %s to begin with, as a file or a data URL',
    async (type) => {
      const server = await testServer();
      const reference = image(720, 1280, type);
      const url = `data:image/${type};base64,${Buffer.from(await reference.arrayBuffer()).toString('base64')}`;
      const bodies = [
        form({prompt, input_reference: reference}),
        form({prompt, 'input_reference[image_url]': url}),
        {prompt, input_reference: {image_url: url}},
      ];
      for (const body of bodies)
        expect(await server.ask('POST', '/videos', body)).toMatchObject({status: 200});
    },
  );

  test('with a file of the account to begin with', async () => {
    const server = await testServer();
    const file = await server.ask(
      'POST',
      '/files',
      form({purpose: 'vision', file: new File([image(720, 1280)], 'a.png')}),
    );
    const body = {prompt, input_reference: {file_id: file.body.id}};
    expect(await server.ask('POST', '/videos', body)).toMatchObject({status: 200});
    const others = {headers: {authorization: 'Bearer other'}};
    expect(await server.ask('POST', '/videos', body, others)).toMatchObject({status: 404});
  });
});

test('a request that is made again gets another take, always the same one', async () => {
  const server = await testServer();
  const digest = async (id: string): Promise<string> => {
    const bytes = await (await server.fetch(`/videos/${id}/content`)).arrayBuffer();
    return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  };
  const first = await server.make();
  const second = await server.make();
  const firstDigest = await digest(first);
  expect(await digest(second)).not.toBe(firstDigest);
  await server.ask('DELETE', `/videos/${first}`);
  expect(await digest(await server.make())).toBe(firstDigest);
});

test('accounts see nothing of each other', async () => {
  const server = await testServer();
  const id = await server.make();
  const other = {headers: {authorization: 'Bearer other'}};
  expect(await server.ask('GET', `/videos/${id}`, undefined, other)).toMatchObject({status: 404});
  expect(await server.ask('GET', `/videos/${id}/content`, undefined, other)).toMatchObject({status: 404});
  expect(await server.ask('DELETE', `/videos/${id}`, undefined, other)).toMatchObject({status: 404});
  expect(await server.ask('GET', '/videos', undefined, other)).toMatchObject({body: {data: []}});
});

test('keys are written nowhere', async () => {
  const directory = newDirectory();
  const server = await testServer({directory});
  const key = 'sk-canary-3f9a';
  await server.ask('POST', '/videos', {prompt}, {headers: {authorization: `Bearer ${key}`}});
  await server.close();
  const entries = await readdir(directory, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile());
  expect(files.map(({name}) => name)).toContain('state.sqlite');
  for (const {parentPath, name} of files)
    expect((await readFile(join(parentPath, name))).includes(key)).toBe(false);
});
