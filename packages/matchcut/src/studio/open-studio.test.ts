import {expect, test} from 'vitest';
import {filmModule, makeProject, runInProject} from '../__fixtures__/run-in-project.ts';

const files = {'films/ad.film.tsx': filmModule('ad', '<Scene id="a" seconds={4}>A street.</Scene>')};

test('opens a film by id or path until it is ended, and tells its address', async () => {
  const project = await makeProject(files);
  for (const name of ['ad', 'films/ad.film.tsx']) {
    const end = new AbortController();
    const {exitCode, stdout} = await runInProject(project, ['studio', name, '--port', '0', '--json'], {
      signal: end.signal,
      onWords: () => end.abort(),
    });
    expect(exitCode).toBe(0);
    const {url}: {url: string} = JSON.parse(stdout);
    expect(new URL(url).searchParams.get('film')).toBe('ad');
    expect(new URL(url).hostname).toBe('127.0.0.1');
  }
});

test('a film that there is not is told before anything is served', async () => {
  const project = await makeProject(files);
  const {exitCode, stdout, stderr} = await runInProject(project, ['studio', 'add', '--port', '0']);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain('error[unknown-film]');
  expect(stderr).toContain('Did you mean ad?');
});
