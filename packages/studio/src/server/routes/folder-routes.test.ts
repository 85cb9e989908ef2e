import {describe, expect, test} from 'vitest';
import {clipBytes, secret, studioRig} from '../__fixtures__/studio-rig.ts';

/** Ways to write a path that leads out of a folder, or into what is no file. */
const ways = [
  '../outside/secret.txt',
  '../../outside/secret.txt',
  '../public-too/secret.txt',
  '..%2foutside%2fsecret.txt',
  '..%2Foutside/secret.txt',
  '%2e%2e/outside/secret.txt',
  '%2e%2e%2foutside%2fsecret.txt',
  '.%2e/outside/secret.txt',
  '%252e%252e/outside/secret.txt',
  '..%252foutside%252fsecret.txt',
  '..%c0%afoutside%c0%afsecret.txt',
  '%c0%ae%c0%ae/outside/secret.txt',
  '..\\outside\\secret.txt',
  '..%5coutside%5csecret.txt',
  'sounds/../../outside/secret.txt',
  'sounds/%2e%2e/%2e%2e/outside/secret.txt',
  './../outside/secret.txt',
  '//outside/secret.txt',
  '%2foutside%2fsecret.txt',
  '%2fetc%2fpasswd',
  '/etc/passwd',
  'linked/secret.txt',
  'linked.txt',
  'linked/../linked/secret.txt',
  'logo.svg%00.txt',
  '%00',
  'logo.svg%0a',
  'logo.svg/',
  'logo.svg/x',
  'sounds',
  'sounds/',
  '%',
  '%zz',
  '%ff',
  'none.svg',
];

describe('a path that leads out of a folder leads nowhere', () => {
  test.each(['/public/', '/stage/harbour/', '/stage/harbour/fonts/noto/', '/'])(
    'below %s',
    async (folder) => {
      const {ask, crashes} = await studioRig();
      for (const way of ways) {
        const answer = await ask(`${folder}${way}`);
        expect([way, answer.text.includes(secret), answer.text.includes('root:')]).toEqual([
          way,
          false,
          false,
        ]);
        expect([way, answer.status]).toEqual([way, expect.toSatisfy((one) => one === 400 || one === 404)]);
        expect(JSON.parse(answer.text).code).toMatch(/^studio-(no-such-|bad-http)/);
        expect(answer.text).not.toContain('/tmp/');
      }
      expect(crashes).toEqual([]);
    },
  );

  test('a folder itself is no file', async () => {
    const {ask} = await studioRig();
    for (const path of ['/public/', '/public/.', '/public/%2e', '/public', '/stage/harbour/fonts/noto/'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  test('nor does a whole URL in the place of a path', async () => {
    const {ask, studio} = await studioRig();
    for (const path of [
      'http://evil.example/api/project',
      'http://evil.example/public/../../outside/secret.txt',
      `${studio.origin}/public/..%2foutside%2fsecret.txt`,
    ]) {
      const answer = await ask(path, {headers: {origin: studio.origin}});
      expect(answer.text).not.toContain(secret);
    }
  });
});

describe('a public file', () => {
  test.each([
    ['logo.svg', 'image/svg+xml; charset=utf-8'],
    ['same.svg', 'image/svg+xml; charset=utf-8'],
    ['sounds/a%20wave%20&%20more.wav', 'audio/wav'],
    ['sounds/a wave & more.wav'.replaceAll(' ', '%20').replace('&', '%26'), 'audio/wav'],
    ['.hidden/deep.txt', 'text/plain; charset=utf-8'],
    ['logo.svg?v=2', 'image/svg+xml; charset=utf-8'],
  ])('%s is there', async (path, type) => {
    const {ask} = await studioRig();
    const answer = await ask(`/public/${path}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
  });

  test('has ranges, and a tag that changes with it', async () => {
    const {ask} = await studioRig();
    const path = '/public/sounds/a%20wave%20%26%20more.wav';
    const part = await ask(path, {headers: {range: 'bytes=4-5'}});
    expect([part.status, [...part.bytes]]).toEqual([206, [4, 5]]);
    const etag = String(part.headers.etag);
    expect(part.headers['cache-control']).toBe('private, no-cache');
    expect((await ask(path, {headers: {'if-none-match': etag}})).status).toBe(304);
    expect((await ask(path)).bytes.equals(clipBytes)).toBe(true);
  });

  test('is not there in a project without', async () => {
    const {ask} = await studioRig({publicDirectory: null});
    expect((await ask('/public/logo.svg')).status).toBe(404);
  });
});

describe('a stage', () => {
  test('is a page with its files, and folders besides', async () => {
    const {ask} = await studioRig();
    const page = await ask('/stage/harbour/?from=1');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Stage');
    expect((await ask('/stage/harbour/film.js')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await ask('/stage/harbour/fonts/noto/noto.woff2')).headers['content-type']).toBe('font/woff2');
  });

  test('without the slash at the end leads to the one with', async () => {
    const {ask} = await studioRig();
    const answer = await ask('/stage/harbour');
    expect([answer.status, answer.headers.location]).toEqual([308, '/stage/harbour/']);
  });

  test('is not there for a film that is not', async () => {
    const {ask} = await studioRig();
    const answer = await ask('/stage/habour/');
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([404, 'studio-no-such-film']);
  });
});

describe('the page', () => {
  test('is there for everybody, and its files as long as they are called that', async () => {
    const {bare} = await studioRig();
    const page = await bare('/?film=harbour&at=4.2');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect((await bare('/assets/main-1a2b.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  test('has no second address, at which its nonce would be known', async () => {
    const {ask} = await studioRig();
    expect((await ask('/index.html')).status).toBe(404);
  });
});
