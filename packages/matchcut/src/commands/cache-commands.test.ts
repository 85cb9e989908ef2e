import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {stepKey, type Key} from '@matchcut/plan';
import {openStore} from '@matchcut/store';
import {beforeAll, describe, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject} from '../__fixtures__/run-in-project.ts';

const request = {prompt: 'A quiet street.', seconds: 4};
const key = stepKey('clip', request);

describe('with something in the store', () => {
  let project = '';
  let path = '';

  beforeAll(async () => {
    project = await makeProject({
      'film.tsx': filmModule('ad', '<Scene id="a" seconds={4}>A quiet street.</Scene>'),
      'clip.mp4': 'not really',
    });
    path = await keep(project, key);
  });

  test('ls lists it, for people and for programs', async () => {
    const {stdout, stderr} = await runInProject(project, ['cache', 'ls']);
    expect(stdout).toMatch(
      new RegExp(`^${key.slice(0, 12)}  clip  10 B  used \\d{4}-\\d\\d-\\d\\d  \\$1.20\\n$`),
    );
    expect(stderr).toContain('1 artifacts, 10 B');
    const json: unknown = JSON.parse((await runInProject(project, ['cache', 'ls', '--json'])).stdout);
    expect(json).toMatchObject({formatVersion: '1', entries: [{key, kind: 'clip', usd: 1.2}]});
  });

  test('explain tells what it was made from, by the beginning of its key', async () => {
    const {stdout} = await runInProject(project, ['cache', 'explain', key.slice(0, 8)]);
    expect(stdout).toContain(`clip ${key}`);
    expect(stdout).toContain('"prompt": "A quiet street."');
    expect((await runInProject(project, ['cache', 'explain', 'abcdef'])).stderr).toContain(
      'error[unknown-address]',
    );
  });

  test('explain tells what becomes of an address, and why', async () => {
    const {stdout} = await runInProject(project, ['cache', 'explain', 'ad/a']);
    expect(stdout).toContain('16:9 clip ad/a: generate, nothing was ever made here');
    expect((await runInProject(project, ['cache', 'explain', 'ad/b'])).stderr).toContain(
      'Did you mean ad/a?',
    );
  });

  test('verify finds what is damaged, drops it and ends with 1', async () => {
    expect(await runInProject(project, ['cache', 'verify'])).toMatchObject({exitCode: 0});
    await writeFile(path, 'not REALLY');
    const {exitCode, stderr} = await runInProject(project, ['cache', 'verify']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`The stored clip ${key.slice(0, 12)} is damaged`);
    expect((await runInProject(project, ['cache', 'ls'])).stdout).toBe('');
  });
});

/** Puts a made-up clip into the project's store; returns where its bytes are. */
async function keep(project: string, under: Key): Promise<string> {
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    const record = {
      key: under,
      kind: 'clip',
      inputs: {},
      request,
      job: null,
      footage: null,
      usd: 1.2,
      madeAt: '2026-01-01T00:00:00Z',
    } as const;
    await store.put(record, join(project, 'clip.mp4'));
    return (await store.open(under)).path;
  } finally {
    await store.close();
  }
}
