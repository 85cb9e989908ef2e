/**
 * What a cut costs, beside plain Remotion, a full encode and a packet copy of the same film, in one run. Prints tables
 * and ratios, and writes bench/results/cutting.json, from which docs/performance.md is drawn. Linux only, as it reads
 * /proc. Wants a quiet machine and most of an hour.
 *
 *     pnpm bench cutting [bars|changes|growth|cover|draw] …
 */
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createMedia} from '../packages/media/src/index.ts';
import {benchFilm, coveredFilm, withScene, withTitle, type BenchFilm} from './cutting/bench-film.ts';
import {describeMachine} from './cutting/describe-machine.ts';
import {drawChart} from './cutting/draw-chart.ts';
import {drawReport} from './cutting/draw-report.ts';
import {matchcutProject, type MatchcutProject} from './cutting/matchcut-project.ts';
import type {Measured} from './cutting/measure-command.ts';
import {pictureQuality} from './cutting/picture-quality.ts';
import {ffmpegOnAll, fullEncode, packetCopy} from './cutting/plain-ffmpeg.ts';
import {
  plainProject,
  plainWays,
  type PlainProject,
  type PlainSettings,
} from './cutting/plain-remotion/plain-project.ts';
import type {Bars, Change, Cover, Growth, Results} from './cutting/results.ts';
import {inRounds, summarise, type Summary} from './cutting/rounds.ts';
import {syntheticClips} from './cutting/synthetic-clips.ts';

const rounds = 3;
const folder = join(tmpdir(), 'matchcut-bench-cutting');
const clipsFolder = join(folder, 'clips');
const resultsFile = fileURLToPath(new URL('./results/cutting.json', import.meta.url));
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const chart = fileURLToPath(new URL('../docs/images/performance.svg', import.meta.url));
const media = createMedia();
let edits = 0;

const parts: Readonly<Record<string, () => Promise<Partial<Results>>>> = {
  bars: async () => ({bars: await measureBars()}),
  changes: async () => ({changes: await measureChanges()}),
  growth: async () => ({growth: await measureGrowth()}),
  cover: async () => ({cover: await measureCover()}),
  draw: async () => ({}),
};

const wanted = process.argv.slice(2);
for (const name of wanted) if (!Object.hasOwn(parts, name)) throw new Error(`There is no part "${name}".`);
mkdirSync(folder, {recursive: true});
console.error('Making clips …');
const clips = await syntheticClips(media, clipsFolder);
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`# ${name}`);
  keep({...(await part()), machine: describeMachine()});
}
await media.close();
const results = readResults();
console.log(drawReport(results));
writeReport(results);

/** The bars of the 60 s film and of the ten minutes, everything in turn. */
async function measureBars(): Promise<Bars> {
  const plain = await plainProject(folder, clipsFolder);
  const [short, long] = [benchFilm(1), benchFilm(10)];
  const [minute, ten] = [await prepared('minute', short), await prepared('ten-minutes', long)];
  const [conformed, longConformed] = [await minute.conformed(short), await ten.conformed(long)];
  const best = await bestWay(plain);
  const out = (name: string): string => join(folder, `${name}.mp4`);
  const works = await inRounds(
    [
      {name: 'remotion', run: () => plain.render(short, best, out('remotion'))},
      {name: 'encode', run: () => ffmpegOnAll(shown(short), fullEncode, out('encode'), folder)},
      {name: 'copy', run: () => ffmpegOnAll(conformed, packetCopy, out('copy'), folder)},
      {name: 'long-copy', run: () => ffmpegOnAll(longConformed, packetCopy, out('long-copy'), folder)},
      {
        name: 'first',
        run: async () => {
          minute.write(short);
          await minute.forgetCut();
          return minute.run(['render']);
        },
      },
      {name: 'edit', run: () => edit(minute, short)},
      {name: 'nothing', run: () => minute.run(['render'])},
      {name: 'plan', run: () => minute.run(['plan'])},
      {name: 'long-edit', run: () => edit(ten, long)},
      {name: 'long-nothing', run: () => ten.run(['render'])},
      {name: 'long-plan', run: () => ten.run(['plan'])},
    ],
    rounds,
  );
  const pictures = async (path: string) => ({
    sizeBytes: statSync(path).size,
    ...(await pictureQuality(media, short, clips, path, folder)),
  });
  return {
    remotion: best,
    works: Object.fromEntries(works),
    pictures: {remotion: await pictures(out('remotion')), matchcut: await pictures(minute.cut)},
  };
}

/** What an author does to a film, and what is made again for it. */
async function measureChanges(): Promise<readonly Change[]> {
  const film = benchFilm(1);
  const joined = withScene(film, 3, (scene) => ({...scene, dissolveSeconds: 0.5}));
  const project = await prepared('changes', joined);
  const changes: Readonly<Record<string, BenchFilm>> = {
    'a scene moved': {scenes: [...joined.scenes.slice(1), ...joined.scenes.slice(0, 1)]},
    'another take of a clip': withScene(joined, 2, (scene) => ({...scene, take: 2})),
    'a title a second later': withScene(joined, 2, ({title, ...scene}) => ({
      ...scene,
      title: title && {...title, from: title.from + 1},
    })),
    'a transition lengthened': withScene(joined, 3, (scene) => ({...scene, dissolveSeconds: 1})),
    'one character of a title': withTitle(joined, 2, 'Chapter Z'),
  };
  const found: Change[] = [];
  for (const [name, changed] of Object.entries(changes)) {
    project.write(joined);
    await project.run(['render']);
    project.write(changed);
    const measured = await project.run(['render']);
    const made = [...measured.output.matchAll(/^made: 16:9 (.*?) \(/gm)].map(([, step]) => step ?? '');
    found.push({name, made, wallSeconds: measured.wallSeconds});
    console.error(`  ${name}: ${made.join(', ')}`);
  }
  return found;
}

/** How cost grows with the film: the first cut, one title changed, nothing changed. */
async function measureGrowth(): Promise<readonly Growth[]> {
  const found: Growth[] = [];
  const project = await conformedProject('growth');
  for (const minutes of [1, 2, 5, 10, 30]) {
    const film = benchFilm(minutes);
    project.write(film);
    await project.forgetCut();
    const works = await inRounds(
      [
        {name: 'first', run: () => project.run(['render'])},
        {name: 'edit', run: () => edit(project, film)},
        {name: 'nothing', run: () => project.run(['render'])},
        {name: 'plan', run: () => project.run(['plan'])},
      ],
      // It is how they grow that is looked at.
      1,
    );
    const at = (name: string): Summary => works.get(name) ?? summarise([]);
    found.push({minutes, first: at('first'), edit: at('edit'), nothing: at('nothing'), plan: at('plan')});
  }
  return found;
}

/** How cost grows with what lies over the picture, and with workers. */
async function measureCover(): Promise<readonly Cover[]> {
  const found: Cover[] = [];
  const plain = await plainProject(folder, clipsFolder);
  const best = await bestWay(plain);
  const project = await conformedProject('cover');
  for (const cover of [0, 0.1, 0.5, 1]) {
    const film = coveredFilm(1, cover);
    project.write(film);
    for (const workers of [1, 2]) {
      await project.forgetCut();
      const run = await project.run(['render', '--concurrency', String(workers)]);
      console.error(`  ${cover}, ${workers}: ${run.wallSeconds.toFixed(1)} s`);
      found.push({cover, workers, first: summarise([run]), remotion: null});
    }
  }
  const whole = coveredFilm(1, 1);
  const run = await plain.render(whole, best, join(folder, 'covered.mp4'));
  found.push({cover: 1, workers: best.concurrency, first: null, remotion: summarise([run])});
  return found;
}

/** A project whose clips are there and conformed, all that films of any length show. */
function conformedProject(name: string): Promise<MatchcutProject> {
  return prepared(name, coveredFilm(1, 0));
}

/** A new project each time: one from an earlier run of this program would have its edits in the store already. */
async function prepared(name: string, film: BenchFilm): Promise<MatchcutProject> {
  rmSync(join(folder, name), {recursive: true, force: true});
  const project = matchcutProject(join(folder, name), clipsFolder);
  project.write(film);
  console.error(`Making the clips of ${name} …`);
  await project.run(['render']);
  return project;
}

/** One character of one title is another one, each time. */
function edit(project: MatchcutProject, film: BenchFilm): Promise<Measured> {
  edits += 1;
  project.write(withTitle(film, 2, `Chapter 2${String.fromCharCode(96 + (edits % 26))}${edits}`));
  return project.run(['render']);
}

function shown({scenes}: BenchFilm): readonly string[] {
  return scenes.map(({clip}) => clips[clip] ?? '');
}

/** Plain Remotion at its best, as ten seconds of the film tell. */
async function bestWay(plain: PlainProject): Promise<PlainSettings> {
  const [scene] = benchFilm(1).scenes;
  const film: BenchFilm = {scenes: scene === undefined ? [] : [scene]};
  let best: {readonly way: PlainSettings; readonly seconds: number} | null = null;
  for (const way of plainWays) {
    const seconds = (await plain.render(film, way, join(folder, 'way.mp4'))).wallSeconds;
    console.error(`  Remotion with ${way.tag}, concurrency ${way.concurrency}: ${seconds.toFixed(1)} s`);
    if (best === null || seconds < best.seconds) best = {way, seconds};
  }
  if (best === null) throw new Error('There is no way to render with Remotion.');
  return best.way;
}

/** Puts what was measured into the page about it, between its marks, and draws its picture. */
function writeReport(measured: Results): void {
  const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];
  const text = readFileSync(page, 'utf8');
  const [before = '', after = ''] = [text.split(begin)[0], text.split(end)[1]];
  writeFileSync(page, `${before}${begin}\n\n${drawReport(measured)}\n\n${end}${after}`);
  if (measured.bars) writeFileSync(chart, drawChart(measured.bars));
}

function readResults(): Results {
  return existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};
}

function keep(found: Partial<Results>): void {
  mkdirSync(join(resultsFile, '..'), {recursive: true});
  writeFileSync(resultsFile, `${JSON.stringify({...readResults(), ...found}, null, 2)}\n`);
}
