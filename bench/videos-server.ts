/**
 * The local Videos API under load: 2,000 jobs by 200 clients at once, each of which creates a video and asks until it is
 * done. The server runs in a process of its own and paints plain clips, so this measures everything but painting.
 *
 *     pnpm bench videos-server
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {startVideosServer} from '@matchcut/videos-server';
import {Agent, request} from 'undici';

const jobs = 2000;
const clients = 200;
const looks = [0, 500, 1000, 1500, 2000];

type Memory = {readonly rssMiB: number; readonly heapMiB: number};

const directory = process.argv[2];
if (directory === undefined) await measure();
else await serve(directory);

/** In the server's process. */
async function serve(at: string): Promise<void> {
  const server = await startVideosServer({directory: at, painter: 'plain'});
  process.on('message', () => process.send?.(memory()));
  process.on('disconnect', () => void server.close());
  process.send?.(server.url);
}

function memory(): Memory {
  // What is left after a collection tells whether anything is kept that should not be.
  globalThis.gc?.();
  const {rss, heapUsed} = process.memoryUsage();
  return {rssMiB: rss / 2 ** 20, heapMiB: heapUsed / 2 ** 20};
}

/** In the clients' process. */
async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'videos-server-bench-'));
  const child = fork(import.meta.filename, [folder], {execArgv: [...process.execArgv, '--expose-gc']});
  const ask = async (): Promise<Memory> => {
    child.send('memory');
    const [answer] = await once(child, 'message');
    return answer;
  };
  const [url] = await once(child, 'message');
  const load = openLoad(String(url));
  // Each of the colours is encoded once; that is no part of it.
  await Promise.all(Array.from({length: 60}, (_, index) => load.runJob(`Warm up ${index}.`)));
  load.latencies.length = 0;

  const memories = new Map([[0, await ask()]]);
  const looking: Promise<unknown>[] = [];
  let started = 0;
  let done = 0;
  const from = performance.now();
  const client = async (): Promise<void> => {
    while (started < jobs) {
      started += 1;
      await load.runJob(`Shot ${started} of a film about a fox on a platform in the rain.`);
      done += 1;
      const count = done;
      if (looks.includes(count)) looking.push(ask().then((found) => memories.set(count, found)));
    }
  };
  await Promise.all(Array.from({length: clients}, client));
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(looking);

  const {latencies} = load;
  const at = (share: number): string =>
    (latencies[Math.floor(latencies.length * share)] ?? Number.NaN).toFixed(1);
  latencies.sort((a, b) => a - b);
  console.log(
    `${jobs} jobs by ${clients} clients in ${seconds.toFixed(1)} s: ${(jobs / seconds).toFixed(0)} jobs/s`,
  );
  console.log(`${latencies.length} requests: ${(latencies.length / seconds).toFixed(0)} requests/s`);
  console.log(`latency: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1 - 1e-9)} ms`);
  for (const [count, {rssMiB, heapMiB}] of [...memories].toSorted(([a], [b]) => a - b))
    console.log(
      `after ${String(count).padStart(4)} jobs: ${rssMiB.toFixed(0)} MiB resident, ${heapMiB.toFixed(0)} MiB of heap`,
    );

  await load.close();
  child.disconnect();
  await once(child, 'exit');
  await rm(folder, {recursive: true});
}

function openLoad(url: string) {
  const agent = new Agent({connections: clients});
  const latencies: number[] = [];
  const call = async (method: 'GET' | 'POST', path: string, body: object | null) => {
    const from = performance.now();
    const answer = await request(`${url}${path}`, {
      method,
      dispatcher: agent,
      headers: {authorization: 'Bearer key', 'content-type': 'application/json'},
      body: body && JSON.stringify(body),
    });
    const video: {id: string; status: string} = JSON.parse(await answer.body.text());
    latencies.push(performance.now() - from);
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${JSON.stringify(video)}`);
    return {...video, pollAfterMs: Number(answer.headers['openai-poll-after-ms'] ?? 0)};
  };
  return {
    /** Milliseconds of each request. */
    latencies,
    runJob: async (prompt: string): Promise<void> => {
      let video = await call('POST', '/videos', {prompt});
      while (video.status === 'queued' || video.status === 'in_progress') {
        await setTimeout(video.pollAfterMs);
        video = await call('GET', `/videos/${video.id}`, null);
      }
      if (video.status !== 'completed') throw new Error(`${video.id} ${video.status}`);
    },
    close: () => agent.close(),
  };
}
