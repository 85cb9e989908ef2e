import {createServer} from 'node:http';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {makeProject, runInProject, type Ran} from '../__fixtures__/run-in-project.ts';

/** Starts the server, does something with it, and ends it as Ctrl-C does. */
async function withServer(
  project: string,
  args: readonly string[],
  use: (url: string) => Promise<void>,
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const ctrlC = new AbortController();
  const uses: Promise<void>[] = [];
  const ran = await runInProject(project, ['server', '--port', '0', '--painter', 'plain', ...args], {
    env,
    signal: ctrlC.signal,
    onWords: (words) => {
      const [url] = /http:\/\/\S+\/v1/.exec(words) ?? [];
      if (url !== undefined && uses.length === 0) uses.push(use(url).finally(() => ctrlC.abort()));
    },
  });
  await Promise.all(uses);
  return ran;
}

const ask = (url: string, key: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {...init, headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'}});

test('the server runs until Ctrl-C and then says what it would have cost', async () => {
  const project = await makeProject({});
  const ran = await withServer(project, ['--json', '--latency', '60000'], async (url) => {
    const created = await ask(`${url}/videos`, 'any', {method: 'POST', body: '{"prompt": "A street."}'});
    expect(created.status).toBe(200);
  });
  expect(ran.exitCode).toBe(0);
  expect(JSON.parse(ran.stdout)).toEqual({
    formatVersion: '1',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/),
    directory: join(project, '.matchcut', 'videos-server'),
  });
  expect(ran.stderr).toContain('In all: 1 videos, 0 billed, 0 not, 1 under way; $0.00 would have been paid.');
  expect(existsSync(join(project, '.matchcut', 'videos-server', 'state.sqlite'))).toBe(true);
});

test('a key of the environment is the only one, and is never told', async () => {
  const ran = await withServer(
    await makeProject({}),
    ['--log', 'verbose'],
    async (url) => {
      expect((await ask(`${url}/videos`, 'sk-canary')).status).toBe(200);
      expect((await ask(`${url}/videos`, 'other')).status).toBe(401);
    },
    {MATCHCUT_SERVER_API_KEY: 'sk-canary'},
  );
  expect(ran.stderr).toContain('401 GET /v1/videos');
  expect(`${ran.stdout}${ran.stderr}`).not.toContain('canary');
});

test('it behaves like another server, and badly, where it is told to', async () => {
  const project = await makeProject({'faults.json': '{"faults": [{"kind": "rate-limit", "times": 1}]}'});
  await withServer(project, ['--faults', 'faults.json', '--dialect', 'vllm-omni'], async (url) => {
    expect((await ask(`${url}/videos`, 'any')).status).toBe(429);
    expect((await ask(`${url}/batches`, 'any')).status).toBe(404);
  });
});

test.each([
  [['--port', '70000'], /error\[bad-option\] --port/],
  [['--latency', 'soon'], /error\[bad-option\] --latency/],
  [['--dialect', 'klingon'], /error\[bad-option\] --dialect[^]*vllm-omni/],
  [['--painter', 'oil'], /error\[bad-option\] --painter[^]*plain/],
  [['--faults', 'missing.json'], /error\[bad-option\] --faults[^]*missing\.json/],
  [['--faults', 'broken.json'], /error\[bad-option\] --faults[^]*no JSON/],
  [['--faults', 'wrong.json'], /error\[server-bad-faults\]/],
])('%j is refused', async (args, message) => {
  const project = await makeProject({
    'broken.json': '{',
    'wrong.json': '{"faults": [{"kind": "earthquake"}]}',
  });
  const ran = await runInProject(project, ['server', ...args]);
  expect(ran).toMatchObject({exitCode: 1, stdout: '', stderr: expect.stringMatching(message)});
});

test('a port that is taken is named', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  const ran = await runInProject(await makeProject({}), ['server', '--port', String(port)]);
  expect(ran).toMatchObject({exitCode: 1, stderr: expect.stringContaining('error[server-port-in-use]')});
  expect(ran.stderr).toContain(String(port));
});
