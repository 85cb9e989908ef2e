import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {startOverlayServer, type OverlayServer} from './overlay-server.ts';

describe('the overlay server', () => {
  let folder: string;
  let server: OverlayServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-server-'));
    await mkdir(join(folder, 'bundle'));
    await mkdir(join(folder, 'public', 'a b'), {recursive: true});
    await writeFile(join(folder, 'bundle', 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'public', 'a b', 'clip.mp4'), '0123456789');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    server = await startOverlayServer(join(folder, 'bundle'), join(folder, 'public'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, {recursive: true});
  });

  it('is there for this machine only', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('serves the page and the static files', async () => {
    const page = await fetch(server.url);
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    const file = await fetch(`${server.url}public/a%20b/clip.mp4`);
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['video/mp4', '0123456789']);
  });

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('answers %s, as browsers ask when they seek', async (range, text, told) => {
    const part = await fetch(`${server.url}public/a%20b/clip.mp4`, {headers: {range}});
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, text, told]);
  });

  it.each([
    '/secret.txt',
    '/../secret.txt',
    '/public/../../secret.txt',
    '/public/%2e%2e/secret.txt',
    '/public/..%2fsecret.txt',
    '/public/',
    '/nothing.js',
  ])('finds nothing at %s', async (path) => {
    expect(await statusOf(server.url, path)).toBe(404);
  });
});

/** `fetch` would tidy the path up before it asks. */
function statusOf(url: string, path: string): Promise<number> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve, reject) => {
    request({hostname, port, path}, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}
