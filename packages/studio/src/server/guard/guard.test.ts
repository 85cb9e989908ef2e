import {describe, expect, test} from 'vitest';
import {tokenHeader} from '../../protocol.ts';
import {studioRig, type StudioRig} from '../__fixtures__/studio-rig.ts';
import {fixtureKeys} from '../__fixtures__/fixture-views.ts';

const order = {film: 'harbour', props: {}, what: 'clips', targets: null, formats: null, take: null};
const agreed = {...order, agreedUsd: 0.8};

/** Everything that writes or spends. */
const writing = [
  ['/api/runs', agreed],
  ['/api/quote', order],
  ['/api/pin', {film: 'harbour', props: {}, address: 'quay', format: '16:9', take: 1}],
  ['/api/runs/run-1/cancel', {}],
  ['/api/reveal', {file: 'harbour.film.tsx', line: 1, column: 1}],
] as const;

const reading = [
  '/api/project',
  '/api/films/harbour',
  '/api/films/harbour/takes?address=quay&format=16:9',
  '/api/ledger',
  '/api/runs',
];

const seen = [
  `/artifacts/${fixtureKeys.clip}`,
  `/pictures/${fixtureKeys.clip}/0`,
  '/slates/harbour/16:9/0',
  `/waves/${fixtureKeys.sound}`,
  '/public/logo.svg',
  '/stage/harbour/',
];

const everything = [...reading, ...seen, '/', '/assets/main-1a2b.js', '/api/events', '/nothing'];

function problemCode({text}: {readonly text: string}): string {
  return JSON.parse(text).code;
}

/** What a page in the same browser can send, if it has found out where the studio is. */
function fromAnotherPage({cookie}: StudioRig, origin: string): Record<string, string> {
  return {cookie, origin, 'sec-fetch-site': origin.includes('127.0.0.1') ? 'same-site' : 'cross-site'};
}

describe('a name that leads here (DNS rebinding)', () => {
  test.each([
    'evil.example',
    'evil.example:3210',
    '127.0.0.1.evil.example',
    'localhost.evil.example:3210',
    '127.0.0.1@evil.example',
    'evil.example#127.0.0.1',
    '0.0.0.0:3210',
    '192.168.1.10:3210',
    '[::ffff:7f00:1]:3210',
    '[::]:3210',
    'localhost.',
  ])('is refused: %s', async (host) => {
    const rig = await studioRig();
    for (const path of everything) {
      const answer = await rig.ask(path, {headers: {host, origin: `http://${host}`}});
      // What is no host at all is refused before anybody asks whose it is.
      const expected = /[@#]/.test(host) ? [400, 'studio-bad-http'] : [403, 'studio-foreign-host'];
      expect([path, answer.status, problemCode(answer)]).toEqual([path, ...expected]);
    }
    for (const [path, body] of writing)
      expect((await rig.ask(path, {body, headers: {host}})).status).toBeGreaterThanOrEqual(400);
    expect(rig.host.calls).toEqual([]);
  });

  test.each(['localhost', 'localhost:8000', '127.0.0.1:8000', '127.1.2.3', '[::1]:3210', 'LocalHost:3210'])(
    'a name of this machine is not one: %s',
    async (host) => {
      const rig = await studioRig();
      const headers = {host, origin: `http://${host.toLowerCase()}`};
      expect((await rig.ask('/api/project', {headers})).status).toBe(200);
      expect((await rig.ask('/api/runs', {body: agreed, headers})).status).toBe(200);
    },
  );
});

describe('another page in the same browser', () => {
  test.each([
    'https://evil.example',
    'http://evil.example:3210',
    'null',
    'file://',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:3210',
  ])('of %s can neither spend nor read, cookie or not', async (origin) => {
    const rig = await studioRig();
    const headers = fromAnotherPage(rig, origin);
    const withToken: Readonly<Record<string, string>> = {...headers, [tokenHeader]: rig.studio.token};
    const {'sec-fetch-site': _, ...ofAnOldBrowser} = withToken;
    for (const [path, body] of writing) {
      for (const more of [{}, {[tokenHeader]: rig.studio.token}, {'content-type': 'text/plain'}]) {
        const answer = await rig.bare(path, {body, headers: {...headers, ...more}});
        expect([path, answer.status, problemCode(answer)]).toEqual([path, 403, 'studio-foreign-origin']);
      }
    }
    for (const path of everything.filter((one) => one !== '/')) {
      const answer = await rig.bare(path, {headers});
      expect([path, answer.status]).toEqual([path, 403]);
      expect([path, (await rig.bare(path, {headers: ofAnOldBrowser})).status]).toEqual([path, 403]);
    }
    for (const [path, body] of writing)
      expect([path, (await rig.bare(path, {body, headers: ofAnOldBrowser})).status]).toEqual([path, 403]);
    expect(rig.host.calls).toEqual([]);
  });

  test('can’t show what is here as a picture or frame, whose requests have no origin', async () => {
    const rig = await studioRig();
    for (const site of ['cross-site', 'same-site']) {
      for (const path of [...everything.filter((one) => one !== '/'), ...reading]) {
        const answer = await rig.bare(path, {headers: {cookie: rig.cookie, 'sec-fetch-site': site}});
        expect([path, answer.status]).toEqual([path, 403]);
      }
    }
    expect(rig.host.calls).toEqual([]);
  });

  test('is not let read by a preflight', async () => {
    const rig = await studioRig();
    const answer = await rig.bare('/api/runs', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': tokenHeader,
        'access-control-request-private-network': 'true',
      },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('can link to the studio', async () => {
    const rig = await studioRig();
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await rig.bare('/?film=harbour', {headers})).status).toBe(200);
  });
});

describe('a page of the studio', () => {
  test('without an origin is none, where it writes or spends', async () => {
    const rig = await studioRig();
    const {origin: _, ...headers} = rig.trusted;
    for (const [path, body] of writing) expect((await rig.bare(path, {body, headers})).status).toBe(403);
    expect(rig.host.calls).toEqual([]);
  });

  test('can’t spend with the cookie alone, nor with the token alone', async () => {
    const rig = await studioRig();
    const {origin} = rig.studio;
    for (const [path, body] of writing) {
      const byCookie = await rig.bare(path, {body, headers: {origin, cookie: rig.cookie}});
      expect([path, byCookie.status, problemCode(byCookie)]).toEqual([path, 401, 'studio-no-token']);
      const byToken = await rig.bare(path, {body, headers: {origin, [tokenHeader]: rig.studio.token}});
      expect([path, byToken.status, problemCode(byToken)]).toEqual([path, 401, 'studio-no-session']);
      // Not from a failed order: only what is read gives the cookie.
      expect(byToken.headers['set-cookie']).toBeUndefined();
    }
    expect(rig.host.calls).toEqual([]);
  });

  test('needs the right token for all that is read, wherever else it stands', async () => {
    const rig = await studioRig();
    const {token} = rig.studio;
    const wrong = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
    const session = rig.cookie.split('=')[1] ?? '';
    for (const path of reading) {
      const none = await rig.bare(path, {headers: {cookie: rig.cookie, authorization: `Bearer ${token}`}});
      expect([path, none.status, problemCode(none)]).toEqual([path, 401, 'studio-no-token']);
      for (const value of [wrong, '', token.toUpperCase(), `${token}=`, session, `${token}, ${token}`]) {
        const answer = await rig.bare(path, {headers: {cookie: rig.cookie, [tokenHeader]: value}});
        expect([path, value, answer.status, problemCode(answer)]).toEqual([
          path,
          value,
          401,
          'studio-wrong-token',
        ]);
        expect(answer.text).not.toContain(token);
      }
    }
    expect(rig.host.calls).toEqual([]);
  });

  test('needs the cookie for media, files and events', async () => {
    const rig = await studioRig();
    const [name = '', value = ''] = rig.cookie.split('=');
    for (const path of [...seen, '/api/events']) {
      for (const cookie of [
        undefined,
        `${name}=`,
        `${name}=${rig.studio.token}`,
        `${name}=${value}x`,
        `x${name}=${value}`,
      ]) {
        const headers = {'sec-fetch-site': 'same-origin', ...(cookie !== undefined && {cookie})};
        const answer = await rig.bare(path, {headers});
        expect([path, cookie, answer.status]).toEqual([path, cookie, 401]);
        expect(problemCode(answer)).toBe('studio-no-session');
      }
    }
  });

  test('needs no more than the cookie for them', async () => {
    const rig = await studioRig();
    for (const path of seen)
      expect([path, (await rig.bare(path, {headers: {cookie: rig.cookie}})).status]).toEqual([path, 200]);
  });

  test('gets the cookie with the token, and no other page does', async () => {
    const rig = await studioRig();
    expect((await rig.bare('/')).headers['set-cookie']).toBeUndefined();
    expect((await rig.bare('/?token=wrong')).headers['set-cookie']).toBeUndefined();
    expect((await rig.bare('/?token=wrong')).status).toBe(200);
    const answer = await rig.bare(`/?film=harbour&token=${rig.studio.token}`);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^matchcut-studio-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers['set-cookie']?.[0]).not.toContain(rig.studio.token);
  });

  test('gets the cookie again, should the browser have forgotten it', async () => {
    const rig = await studioRig();
    const headers = {[tokenHeader]: rig.studio.token};
    const forgotten = await rig.bare('/api/project', {headers});
    expect(forgotten.headers['set-cookie']?.[0]).toContain(rig.cookie);
    const known = await rig.bare('/api/project', {headers: {...headers, cookie: rig.cookie}});
    expect(known.headers['set-cookie']).toBeUndefined();
  });
});

test('every answer says what it is, whose it is, and what it may do', async () => {
  const rig = await studioRig();
  for (const path of everything.filter((one) => one !== '/api/events')) {
    for (const ask of [rig.ask, rig.bare]) {
      const {headers} = await ask(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(
          /^default-src '(self|none)'.*frame-ancestors '(self|none)'/,
        ),
        'cache-control': expect.any(String),
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  }
});

test('the page runs its own scripts only, and the stage asks nobody else', async () => {
  const rig = await studioRig();
  const page = await rig.bare('/');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'; script-src 'self'; ");
  expect(policy).toContain("frame-ancestors 'none'");
  const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1];
  expect(page.text).toContain(`<link nonce="${nonce}">`);
  expect((await rig.bare('/')).text).not.toContain(String(nonce));

  const stage = String((await rig.ask('/stage/harbour/')).headers['content-security-policy']);
  expect(stage).toContain("script-src 'self' 'unsafe-inline'");
  expect(stage).toContain('sandbox allow-scripts allow-same-origin');
  expect(`${policy} ${stage}`).not.toMatch(/https?:|wss?:|\*/);
});
