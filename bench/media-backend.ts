/**
 * The media backend measured: node-av in a worker beside the FFmpeg that Remotion brings along, the house encoding's
 * candidates, and a soak of one worker. Linux only, as it reads /proc.
 *
 *     pnpm bench media-backend [compare|encoding|soak]
 */
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {
  createMedia,
  createWorkerPool,
  type MediaOptions,
  type TranscodeJob,
} from '../packages/media/src/index.ts';
import type {MediaJob, MediaResult} from '../packages/media/src/media-job.ts';

const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));
const file = (name: string): string => join(folder, name);
const frameRate = {numerator: 30, denominator: 1};
const noise = 'testsrc2=s=1280x720:r=30,noise=alls=12:allf=t';
const zoom = 'mandelbrot=s=1280x720:r=30:end_scale=0.05';
const rounds = 3;
const seconds = 4;
const frames = seconds * 30;

const parts = {compare, encoding, soak};
const [wanted] = process.argv.slice(2);
try {
  await transcode(
    clipJob('noise.mp4', `${noise},trim=end_frame=${frames}`, house({preset: 'veryfast'}), frames),
  );
  for (const [name, part] of Object.entries(parts)) {
    if (wanted === undefined || wanted === name) await part();
  }
} finally {
  rmSync(folder, {recursive: true});
}

async function compare(): Promise<void> {
  console.log(
    "\n| work | node-av, worker and all | Remotion's ffmpeg | ratio of wall time |\n|---|---|---|---|",
  );
  for (const preset of ['veryfast', 'medium']) {
    const options = house({preset});
    await race(
      `decode ${seconds} s of noisy 720p, scale to 540p, x264 ${preset}`,
      () => transcode(fileJob('noise.mp4', 'a.mp4', '[0:v]scale=960:540:flags=bicubic[v]', options, frames)),
      [
        '-i',
        file('noise.mp4'),
        '-vf',
        'scale=960:540:flags=bicubic',
        '-c:v',
        'libx264',
        ...args(options),
        file('b.mp4'),
      ],
    );
  }
  await race(
    `decode ${seconds} s of noisy 720p`,
    () =>
      transcode({
        ...fileJob('noise.mp4', 'a.mp4', '[0:v]null[v]', {}, frames),
        video: {codec: 'rawvideo', options: {}, frameRate, timescale: 30_000, frames},
        output: {path: file('a'), format: 'null'},
      }),
    ['-i', file('noise.mp4'), '-c:v', 'rawvideo', '-f', 'null', '-'],
  );
  writeFileSync(file('list.txt'), Array.from({length: 6}, () => `file '${file('noise.mp4')}'`).join('\n'));
  await race(
    'join six such clips by packet copy, index first',
    () =>
      withMedia((media) =>
        media.join({
          parts: Array.from({length: 6}, () => ({path: file('noise.mp4'), fromFrame: 0, frames})),
          frameRate,
          timescale: 30_000,
          sound: null,
          output: {path: file('a.mp4'), format: 'mp4', options: {movflags: '+faststart'}},
        }),
      ),
    [
      '-f',
      'concat',
      '-safe',
      '0',
      '-i',
      file('list.txt'),
      '-c',
      'copy',
      '-movflags',
      '+faststart',
      file('b.mp4'),
    ],
  );
  await makeOverlay(60, '640x160');
  for (const preset of ['veryfast', 'medium']) {
    const job = overlayJob('a.mp4', preset, 60);
    await race(`2 s overlay segment at 720p, x264 ${preset}`, () => transcode(job), null);
  }
}

async function encoding(): Promise<void> {
  const sources = {noise, zoom};
  console.log(
    `\n| ${seconds} s of 720p, crf 18, one-second closed GOPs | wall | CPU | size | SSIM |\n|---|---|---|---|---|`,
  );
  for (const [name, graph] of Object.entries(sources)) {
    await transcode(
      clipJob('source.mp4', `${graph},trim=end_frame=${frames}`, {preset: 'ultrafast', crf: 0}, frames),
    );
    for (const preset of ['veryfast', 'medium']) {
      for (const change of [{bf: 0}, {bf: 3}, {bf: 0, threads: 4}]) {
        const options = house({preset, ...change});
        const job = fileJob('source.mp4', 'a.mp4', '[0:v]null[v]', options, frames);
        const runs = await repeat(() => measure(() => transcode(job)));
        const words = Object.entries(change).map((pair) => pair.join(' '));
        const megabytes = (statSync(file('a.mp4')).size / 1e6).toFixed(2);
        console.log(
          `| ${[name, preset, ...words].join(', ')} | ${wall(runs)} s | ${cpu(runs)} s | ${megabytes} MB | ${await similarity()} |`,
        );
      }
    }
  }
}

async function soak(): Promise<void> {
  await makeOverlay(12, '320x80');
  const pool = createWorkerPool<MediaJob, MediaResult, number>({
    entry: new URL('../packages/media/src/media-worker.ts', import.meta.url),
    size: 1,
    jobsPerWorker: Infinity,
  });
  console.log('\n| segments through one worker | resident memory |\n|---|---|');
  for (let segment = 1; segment <= 300; segment += 1) {
    await pool.run({kind: 'transcode', job: overlayJob('a.mp4', 'veryfast', 12), scratch: null});
    if ([1, 10].includes(segment) || segment % 50 === 0) {
      const bytes = childPids().reduce((sum, pid) => sum + residentBytes(pid), 0);
      console.log(`| ${segment} | ${Math.round(bytes / 1e6)} MB |`);
    }
  }
  await pool.close();
}

function house(change: MediaOptions): MediaOptions {
  return {
    crf: 18,
    g: 30,
    keyint_min: 30,
    bf: 0,
    flags: '+cgop',
    'x264-params': 'stitchable=1:scenecut=0',
    colorspace: 'bt709',
    color_primaries: 'bt709',
    color_trc: 'bt709',
    color_range: 'tv',
    ...change,
  };
}

function args(options: MediaOptions): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => [`-${name}`, String(value)]);
}

function clipJob(name: string, graph: string, options: MediaOptions, frames: number): TranscodeJob {
  return {
    inputs: [],
    graph: `${graph},format=yuv420p[v]`,
    video: {codec: 'libx264', options, frameRate, timescale: 30_000, frames},
    audio: null,
    output: {path: file(name), format: 'mp4'},
  };
}

function fileJob(
  from: string,
  to: string,
  graph: string,
  options: MediaOptions,
  frames: number,
): TranscodeJob {
  return {...clipJob(to, '', options, frames), inputs: [{path: file(from)}], graph};
}

function overlayJob(to: string, preset: string, frames: number): TranscodeJob {
  const lock = 'settb=1/30,setpts=N';
  const yuva = 'format=rgba,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=yuva420p';
  return {
    ...clipJob(to, '', house({preset}), frames),
    inputs: [
      {path: file('noise.mp4')},
      {path: file('over-%03d.png'), format: 'image2', options: {framerate: 30, start_number: 0}},
    ],
    graph: `[0:v]trim=end_frame=${frames},${lock}[b];[1:v]${lock},${yuva}[o];[b][o]overlay=x=40:y=40:format=yuv420:eof_action=pass,format=yuv420p[v]`,
  };
}

async function makeOverlay(frames: number, size: string): Promise<void> {
  await transcode({
    ...clipJob('over-%03d.png', '', {}, frames),
    graph: `testsrc=s=${size}:r=30,trim=end_frame=${frames},format=rgba,colorchannelmixer=aa=0.8[v]`,
    video: {codec: 'png', options: {}, frameRate, timescale: 30_000, frames},
    output: {path: file('over-%03d.png'), format: 'image2', options: {start_number: 0}},
  });
}

async function similarity(): Promise<string> {
  await transcode({
    ...clipJob('a', '', {}, frames),
    inputs: [{path: file('a.mp4')}, {path: file('source.mp4')}],
    graph: `[0:v][1:v]ssim=stats_file=${file('ssim.txt')}[v]`,
    video: {codec: 'rawvideo', options: {}, frameRate, timescale: 30_000},
    output: {path: file('a'), format: 'null'},
  });
  const values = [...readFileSync(file('ssim.txt'), 'utf8').matchAll(/All:([\d.]+)/g)].map((match) =>
    Number(match[1]),
  );
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4);
}

/** With its own worker, so that its start and its CPU time count. */
async function withMedia(act: (media: ReturnType<typeof createMedia>) => Promise<void>): Promise<void> {
  const media = createMedia({workers: 1});
  try {
    await act(media);
  } finally {
    await media.close();
  }
}

function transcode(job: TranscodeJob): Promise<void> {
  return withMedia((media) => media.transcode(job));
}

async function race(
  work: string,
  ours: () => Promise<void>,
  theirs: readonly string[] | null,
): Promise<void> {
  // In turns, so that whatever else the machine does meets both.
  const a: Measured[] = [];
  const b: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await measure(ours));
    if (theirs !== null) b.push(await measure(() => remotionFfmpeg(theirs)));
  }
  const shown = (runs: readonly Measured[]): string => `${wall(runs)} s, CPU ${cpu(runs)} s`;
  const other =
    theirs === null
      ? 'cannot: no overlay filter | '
      : `${shown(b)} | ${(Number(wall(a)) / Number(wall(b))).toFixed(2)}`;
  console.log(`| ${work} | ${shown(a)} | ${other} |`);
}

function remotionFfmpeg(given: readonly string[]): Promise<void> {
  const requireFromCompose = createRequire(new URL('../packages/compose/package.json', import.meta.url));
  const requireFromRenderer = createRequire(requireFromCompose.resolve('@remotion/renderer'));
  const home = dirname(requireFromRenderer.resolve('@remotion/compositor-linux-x64-gnu/package.json'));
  const program = spawn(join(home, 'ffmpeg'), ['-y', '-loglevel', 'error', ...given], {
    env: {...process.env, LD_LIBRARY_PATH: home},
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`)),
    );
  });
}

type Measured = {readonly wallSeconds: number; readonly cpuSeconds: number};

async function measure(act: () => Promise<void>): Promise<Measured> {
  const [wallBefore, cpuBefore] = [performance.now(), childCpuSeconds()];
  await act();
  return {wallSeconds: (performance.now() - wallBefore) / 1000, cpuSeconds: childCpuSeconds() - cpuBefore};
}

async function repeat(act: () => Promise<Measured>): Promise<readonly Measured[]> {
  const runs: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await act());
  return runs;
}

function wall(runs: readonly Measured[]): string {
  return median(runs.map(({wallSeconds}) => wallSeconds)).toFixed(2);
}

function cpu(runs: readonly Measured[]): string {
  return median(runs.map(({cpuSeconds}) => cpuSeconds)).toFixed(2);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** User and system time of all children that have ended, at Linux's 100 ticks a second. */
function childCpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function childPids(): readonly number[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
