import fc from 'fast-check';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {flatPng} from './flat-png.ts';
import {incivility, startFuzzRig, type FuzzRig} from './fuzz-rig.ts';

let rig: FuzzRig;
beforeAll(async () => {
  rig = await startFuzzRig();
});
afterEach(() => expect(rig.crashes).toEqual([]));
afterAll(() => rig.close());

const posts = [
  '/videos',
  '/videos/extensions',
  '/videos/edits',
  '/videos/characters',
  '/videos/video_none/remix',
  '/files',
  '/batches',
  '/batches/batch_none/cancel',
] as const;
const post = fc.constantFrom(...posts);

const meaningful =
  `prompt model seconds size input_reference characters video name file purpose expires_after metadata input_file_id
   endpoint completion_window __proto__ constructor toString hasOwnProperty`.split(/\s+/);

/** Names that mean something to the server or to JavaScript, and others. */
const names = fc.oneof(fc.constantFrom(...meaningful), fc.string({maxLength: 8}));
const values = fc.oneof(
  fc.constantFrom('x', 'sora-2', '4', '720x1280', '', '\0', null, true, 4, -1, 1e308),
  fc.constantFrom(
    {id: 'video_none'},
    {file_id: 'file-none'},
    {image_url: 'data:,'},
    {image_url: 'http://localhost:1'},
  ),
  fc.jsonValue(),
);

describe('JSON', () => {
  const json = fc.oneof(
    fc.dictionary(names, values).map((body) => JSON.stringify(body)),
    fc.json(),
    fc.string({unit: 'binary'}),
    // Cut off anywhere.
    fc
      .tuple(fc.dictionary(names, values), fc.nat(100))
      .map(([body, cut]) => JSON.stringify(body).slice(0, cut)),
    fc.constantFrom('[', '{"prompt":', '"', 'nul').chain((piece) => fc.constant(piece.repeat(20_000))),
  );

  it('of any kind is answered', async () => {
    await fc.assert(
      fc.asyncProperty(post, json, async (path, body) => {
        expect(
          incivility(
            await rig.send({method: 'POST', path, headers: {'content-type': 'application/json'}, body}),
          ),
        ).toBeNull();
      }),
      {numRuns: 300},
    );
  });

  it('of any bytes is answered', async () => {
    await fc.assert(
      fc.asyncProperty(post, fc.uint8Array({maxLength: 200}), async (path, bytes) => {
        const headers = {'content-type': 'application/json'};
        expect(
          incivility(await rig.send({method: 'POST', path, headers, body: Buffer.from(bytes)})),
        ).toBeNull();
      }),
      {numRuns: 100},
    );
  });
});

describe('a form', () => {
  const fieldNames = fc.oneof(
    names,
    fc
      .tuple(
        names,
        fc.array(fc.constantFrom('[]', '[id]', '[', ']', '[[', '[__proto__]', '[image_url]'), {maxLength: 4}),
      )
      .map(([name, brackets]) => name + brackets.join('')),
  );
  const part = fc.record({
    headers: fc.array(
      fc.oneof(
        fieldNames.map((name) => `Content-Disposition: form-data; name="${name}"`),
        fc
          .tuple(fieldNames, fc.string({maxLength: 12}))
          .map(([name, file]) => `Content-Disposition: form-data; name="${name}"; filename="${file}"`),
        fc.constantFrom(
          'Content-Disposition: form-data',
          'Content-Disposition: attachment; name="file"',
          "Content-Disposition: form-data; name*=utf-8''%zz; filename*=x''%",
          'Content-Type: image/png',
          'Content-Type: application/octet-stream; charset=none',
          'Content-Transfer-Encoding: base64',
          'no header at all',
          `X-Long: ${'x'.repeat(100_000)}`,
        ),
        fc.string({unit: 'binary', maxLength: 40}),
      ),
      {maxLength: 4},
    ),
    body: fc.oneof(
      fc.constantFrom('sora-2', '4', '720x1280', 'batch', '{}', '', '\0\0'),
      fc.string({unit: 'binary', maxLength: 100}),
    ),
  });
  const form = fc.record({
    boundary: fc.constantFrom('b', '----x', 'a b', '()', 'é'),
    parts: fc.array(part, {maxLength: 8}),
    // How lines end, and what comes last.
    newline: fc.constantFrom('\r\n', '\r\n', '\n', '\r'),
    end: fc.constantFrom('--', '--\r\n', '', '-', '--b', '\r\n\r\n'),
    cut: fc.option(fc.nat(400)),
    contentType: fc.constantFrom(
      (boundary: string) => `multipart/form-data; boundary=${boundary}`,
      (boundary: string) => `multipart/form-data; boundary="${boundary}"`,
      (boundary: string) => `multipart/form-data; charset=utf-8; boundary=${boundary}; boundary=c`,
      () => 'multipart/form-data',
      () => 'multipart/form-data; boundary=',
      () => `multipart/form-data; boundary=${'b'.repeat(5000)}`,
    ),
  });

  it('of any kind is answered', async () => {
    await fc.assert(
      fc.asyncProperty(post, form, async (path, {boundary, parts, newline, end, cut, contentType}) => {
        const text = [
          ...parts.map(
            ({headers, body}) =>
              `--${boundary}${newline}${headers.join(newline)}${newline}${newline}${body}${newline}`,
          ),
          `--${boundary}${end}`,
        ].join('');
        const body = Buffer.from(text, 'latin1').subarray(0, cut ?? undefined);
        const headers = {'content-type': Buffer.from(contentType(boundary), 'latin1').toString('latin1')};
        expect(incivility(await rig.send({method: 'POST', path, headers, body}))).toBeNull();
      }),
      {numRuns: 400},
    );
  });

  // Each was never answered, once.
  it.each([
    {what: 'with a part without a name', boundary: 'b', header: 'Content-Disposition: form-data', body: ''},
    {
      what: 'with a file without a name',
      boundary: 'b',
      header: 'Content-Disposition: form-data; filename="a"',
      body: 'x',
    },
    {what: 'with an empty boundary', boundary: '', header: 'X-Header: x', body: 'x'.repeat(100_000)},
  ])('($what) is malformed', async ({boundary, header, body}) => {
    const answer = await rig.send({
      method: 'POST',
      path: '/videos',
      headers: {'content-type': `multipart/form-data; boundary=${boundary}`},
      body: `--${boundary}\r\n${header}\r\n\r\n${body}\r\n--${boundary}--`,
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString())).toMatchObject({error: {code: 'invalid_multipart'}});
  });
});

type Upload = {
  readonly path: string;
  readonly file: string;
  readonly fields: Readonly<Record<string, string>>;
};

describe('a picture or clip', () => {
  it('of any bytes is answered', async () => {
    const {id} = await rig.client.videos.create({prompt: 'A quiet street.'});
    await rig.ended(id);
    const path = `/videos/${id}/content`;
    const {body: clip} = await rig.send({method: 'GET', path, headers: {authorization: 'Bearer sk-test'}});
    const whole = fc.constantFrom(clip, flatPng(720, 1280));
    const bytes = fc.oneof(
      fc.uint8Array({maxLength: 300}).map((array) => Buffer.from(array)),
      // Cut off anywhere, with some bytes of the head changed.
      fc
        .tuple(
          whole,
          fc.double({min: 0, max: 1, noNaN: true}),
          fc.array(fc.tuple(fc.nat(200), fc.nat(255)), {maxLength: 5}),
        )
        .map(([right, share, changes]) => {
          const changed = Buffer.from(right.subarray(0, Math.ceil(right.length * share)));
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
          return changed;
        }),
    );
    const characterUpload = {path: '/videos/characters', file: 'video', fields: {name: 'Mara'}};
    const upload = fc.constantFrom<Upload>(
      characterUpload,
      {path: '/videos/edits', file: 'video', fields: {prompt: 'At night.', model: 'sora-2'}},
      {path: '/videos', file: 'input_reference', fields: {prompt: 'A street.'}},
    );
    await fc.assert(
      fc.asyncProperty(upload, bytes, async ({path: to, file, fields}, content) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        form.append(file, new Blob([new Uint8Array(content)]), 'upload');
        const request = new Request('http://localhost', {method: 'POST', body: form});
        const headers = {'content-type': request.headers.get('content-type') ?? ''};
        const body = Buffer.from(await request.arrayBuffer());
        expect(incivility(await rig.send({method: 'POST', path: to, headers, body}))).toBeNull();
      }),
      // The head of a PNG and nothing else: known by its name alone.
      {numRuns: 40, examples: [[characterUpload, Buffer.from(flatPng(1, 1).subarray(0, 8))]]},
    );
  });
});

describe('a body that is too large', () => {
  const mebibytes = (count: number): string => ' '.repeat(count * 1024 * 1024);
  const field = (name: string, value: string): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = (name: string): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a"\r\n\r\nx\r\n`;

  it.each([
    {what: 'JSON', type: 'application/json', body: () => mebibytes(23), status: 413},
    {
      what: 'a field',
      type: 'multipart/form-data; boundary=b',
      body: () => `${field('prompt', mebibytes(22))}--b--`,
      status: 413,
    },
    {
      what: 'fields that are too much together',
      type: 'multipart/form-data; boundary=b',
      body: () => `${field('prompt', mebibytes(11))}${field('size', mebibytes(11))}--b--`,
      status: 413,
    },
    {
      what: 'more files than any request has',
      type: 'multipart/form-data; boundary=b',
      body: () => `${['a', 'b', 'c', 'd', 'e'].map(file).join('')}--b--`,
      status: 400,
    },
    {
      what: 'more parts than any request has',
      type: 'multipart/form-data; boundary=b',
      body: () => `${Array.from({length: 65}, (_, index) => field(String(index), '')).join('')}--b--`,
      status: 400,
    },
  ])('($what) is refused', async ({type, body, status}) => {
    const answer = await rig.send({
      method: 'POST',
      path: '/videos',
      headers: {'content-type': type},
      body: body(),
    });
    expect(incivility(answer)).toBeNull();
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body.toString()).error.code).not.toBe('missing_required_parameter');
  });
});

describe('a batch file', () => {
  const line = fc.oneof(
    fc
      .record({
        custom_id: fc.oneof(fc.string(), values),
        method: fc.constantFrom('POST', 'GET', null),
        url: fc.constantFrom('/v1/videos', '/v1/videos/', 1),
        body: fc.oneof(fc.dictionary(names, values), values),
      })
      .map((each) => JSON.stringify(each)),
    fc
      .record({
        custom_id: fc.string({minLength: 1}),
        method: fc.constant('POST'),
        url: fc.constant('/v1/videos'),
        // None that is right: these are to be refused, not painted.
        body: fc.dictionary(
          names.filter((name) => name !== 'prompt'),
          values,
        ),
      })
      .map((each) => JSON.stringify(each)),
    fc.string({unit: 'binary'}),
    fc.json(),
  );

  it('of any kind ends as a batch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, {maxLength: 12}),
        fc.constantFrom('\n', '\r\n'),
        async (lines, newline) => {
          const file = await rig.client.files.create({
            file: new File([lines.join(newline)], 'any.jsonl'),
            purpose: 'batch',
          });
          const {id} = await rig.client.batches.create({
            input_file_id: file.id,
            endpoint: '/v1/videos',
            completion_window: '24h',
          });
          await rig.ended(id);
          const batch = await rig.client.batches.retrieve(id);
          expect(['failed', 'completed']).toContain(batch.status);
          const {completed, failed, total} = batch.request_counts ?? {completed: 0, failed: 0, total: -1};
          expect(completed + failed).toBe(total);
        },
      ),
      {numRuns: 80},
    );
    expect(rig.watch.takeProblems()).toEqual([]);
  });
});

describe('a URL', () => {
  const piece = fc.oneof(
    fc.constantFrom('%', '%zz', '%00', '%2e%2e', '..', '[', '%F0%28', '+', '&after=', ';', '?', '//'),
    fc.webQueryParameters(),
    fc.webSegment(),
  );

  it('with any question is answered', async () => {
    const query = fc.tuple(
      fc.constantFrom('limit', 'after', 'order', 'purpose', 'variant', '__proto__'),
      fc.oneof(
        piece,
        fc.integer().map(String),
        fc.constantFrom('asc', 'desc', '1e3', 'NaN', '-0', 'Infinity'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/videos', '/files', '/batches', '/videos/video_none/content'),
        fc.array(query, {maxLength: 5}),
        async (path, queries) => {
          const text = queries.map(([name, value]) => `${name}=${value}`).join('&');
          expect(incivility(await rig.send({method: 'GET', path: `${path}?${text}`}))).toBeNull();
        },
      ),
      {numRuns: 200},
    );
  });

  it('of any path and method is answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'TRACE'),
        fc.constantFrom('', '/videos', '/files', '/batches', '/videos/characters'),
        fc.array(piece, {maxLength: 4}),
        async (method, base, pieces) => {
          expect(incivility(await rig.send({method, path: [base, ...pieces].join('/')}))).toBeNull();
        },
      ),
      {numRuns: 200},
    );
  });
});

describe('a header', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(' ', ';', '=', '"', ',', '/', '\t', 'é'), fc.string({maxLength: 8})), {
      maxLength: 8,
    })
    .map((pieces) => pieces.join('').replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ''));

  it('of any content type is answered', async () => {
    const contentType = fc.oneof(
      text,
      fc
        .tuple(fc.constantFrom('application/json', 'multipart/form-data', 'text/plain'), text)
        .map((both) => both.join('; ')),
    );
    await fc.assert(
      fc.asyncProperty(post, contentType, async (path, type) => {
        expect(
          incivility(await rig.send({method: 'POST', path, headers: {'content-type': type}, body: '{}'})),
        ).toBeNull();
      }),
      {numRuns: 150},
    );
  });

  it('of any key is answered', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (authorization) => {
        expect(
          incivility(await rig.send({method: 'GET', path: '/videos', headers: {authorization}})),
        ).toBeNull();
      }),
      {numRuns: 50},
    );
  });

  it('of any range is answered with those bytes, or with all, or with a refusal', async () => {
    const {id} = await rig.client.videos.create({prompt: 'A quiet street.'});
    await rig.ended(id);
    // Videos belong to a key.
    const headers = {authorization: 'Bearer sk-test'};
    const path = `/videos/${id}/content`;
    const {body: whole} = await rig.send({method: 'GET', path, headers});
    const byte = fc.oneof(
      fc.nat(whole.length + 10).map(String),
      fc.constantFrom('', '-1', '1e3', '9'.repeat(30)),
    );
    const range = fc.oneof(
      fc.tuple(byte, byte).map(([start, end]) => `bytes=${start}-${end}`),
      fc
        .array(
          fc.tuple(byte, byte).map((both) => both.join('-')),
          {maxLength: 3},
        )
        .map((all) => `bytes=${all.join(',')}`),
      text,
    );
    await fc.assert(
      fc.asyncProperty(range, async (each) => {
        const answer = await rig.send({method: 'GET', path, headers: {...headers, range: each}});
        expect(incivility(answer)).toBeNull();
        expect([200, 206, 416]).toContain(answer.status);
        if (answer.status === 416) return;
        const [, start = '0', end = String(whole.length - 1)] =
          /^bytes (\d+)-(\d+)\//.exec(answer.headers['content-range'] ?? '') ?? [];
        expect(answer.body.equals(whole.subarray(Number(start), Number(end) + 1))).toBe(true);
      }),
      {numRuns: 150},
    );
  });
});

describe('what is no HTTP', () => {
  it.each([
    {what: 'bytes', bytes: '\0\x01\x02\r\n\r\n', status: 400},
    {what: 'a line', bytes: 'HELLO\r\n\r\n', status: 400},
    {what: 'a header without a name', bytes: 'GET /v1/videos HTTP/1.1\r\n: x\r\n\r\n', status: 400},
    {
      what: 'headers without end',
      bytes: `GET /v1/videos HTTP/1.1\r\nHost: x\r\n${'X-Long: yes\r\n'.repeat(1500)}\r\n`,
      status: 431,
    },
    {
      what: 'two lengths',
      bytes: 'POST /v1/videos HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      status: 400,
    },
    {
      what: 'a chunk without a size',
      bytes:
        'POST /v1/videos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      status: 400,
    },
  ])('($what) is answered with an error of the protocol', async ({bytes, status}) => {
    const answer = await rig.sendBytes(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      error: {type: 'invalid_request_error', message: expect.any(String)},
    });
  });
});
