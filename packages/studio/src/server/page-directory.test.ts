import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {noncePlaceholder} from './nonce-placeholder.ts';
import {pageDirectory} from './page-directory.ts';

test('from source, the page is built once, with relative addresses and nothing written into it', async () => {
  const [directory, again] = await Promise.all([pageDirectory(), pageDirectory()]);
  expect(again).toBe(directory);
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, content] of scripts) {
    expect(content).toBe('');
    expect(attributes).toContain('src="./assets/');
    expect(attributes).toContain(`nonce="${noncePlaceholder}"`);
  }
  expect(page).toContain('rel="stylesheet"');
  expect(page).not.toMatch(/(?:src|href)="(?:\/|https?:)/);

  const {mtimeMs} = await stat(join(directory, 'index.html'));
  await pageDirectory();
  expect((await stat(join(directory, 'index.html'))).mtimeMs).toBe(mtimeMs);
});

test('what the page asks for is beside it: no address of another machine is in its style sheets', async () => {
  const assets = join(await pageDirectory(), 'assets');
  const styles = (await readdir(assets)).filter((name) => name.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
  for (const name of styles) {
    const text = await readFile(join(assets, name), 'utf8');
    const addresses = [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:\.\/|data:)/.test(address))).toEqual([]);
  }
});
