import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Plan, PlanJson} from '@matchcut/plan';
import {afterEach, expect, test} from 'vitest';
import {makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';
import {loadFilmModule} from '../loading/load-films.ts';
import {wishesFor} from '../studio/studio-plans.ts';
import {openWorkshop, type Workshop} from '../workshop/workshop.ts';
import {preparePlan, type PreparedPlan} from './prepare-plan.ts';

const film = `
import {Fragment} from 'react';
import {Audio, Captions, Film, Overlay, Scene, Transition, character, defineFilm} from 'matchcut';
import {Station} from './scenes/station.tsx';

const Mara = character('Mara', {look: 'a grey fox'});
const Iris = () => <p>.</p>;

export default defineFilm({
  id: 'ad',
  render: () => (
    <Film title="Ad">
      <Audio src="rain.wav" />
      <Captions src="talk.vtt" />
      <Station />
      <Transition type={Iris} seconds={0.5} />
      {['am', 'pm'].map((id) => (
        <Fragment key={id}>
          <Scene id={id} seconds={4}>
            <Mara /> waits.
            <Overlay seconds={1}><p>{id}</p></Overlay>
          </Scene>
        </Fragment>
      ))}
    </Film>
  ),
});
`.trimStart();

/** The tab, and the emoji before it on its line, are each counted as editors do. */
const station = `
import {Caption, Continue, Scene} from 'matchcut';

export function Station() {
	return '🦊' && <><Scene id="station" seconds={4}>
    A station.
    <Caption from={1} seconds={1}>Late again.</Caption>
    <Continue seconds={4}>A train.</Continue>
  </Scene></>;
}
`.trimStart();

const files = {
  'film.tsx': film,
  'scenes/station.tsx': station,
  'public/talk.vtt': 'WEBVTT\n\n00:02.000 --> 00:03.000\nGood morning.\n',
};

const open: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

test('everything on the timeline has the place where its author wrote it', async () => {
  const {plan, placeOf} = await planned(await makeProject(files));
  const {timeline} = plan.film;
  const at = ({where}: {readonly where: string}): string => {
    const place = placeOf(where);
    return place === null ? 'nowhere' : `${place.file}:${place.line}:${place.column}`;
  };
  const shots = timeline.scenes.flatMap((scene) => scene.shots);
  expect(shots.map((shot) => [shot.address, at(shot)])).toEqual([
    ['ad/station', 'scenes/station.tsx:4:19'],
    ['ad/station/continue-1', 'scenes/station.tsx:7:5'],
    ['ad/am', 'film.tsx:18:11'],
    ['ad/pm', 'film.tsx:18:11'],
  ]);
  expect(timeline.overlays.map(at)).toEqual(['film.tsx:20:13', 'film.tsx:20:13']);
  expect(timeline.sounds.map(at)).toEqual(['film.tsx:12:7']);
  expect(timeline.transitions.map(at)).toEqual(['film.tsx:15:7']);
  // A cue of a file comes from the element that names the file.
  expect(timeline.captions.map((caption) => [caption.text, at(caption)])).toEqual([
    ['Late again.', 'scenes/station.tsx:6:5'],
    ['Good morning.', 'film.tsx:13:7'],
  ]);
  expect(placeOf('Film > Scene "am" > Character 1')).toMatchObject({line: 19, column: 13});
  expect(placeOf('Film > Scene "nowhere"')).toBeNull();
});

test('a line that is put in above moves places, and neither a key nor anything that is planned', async () => {
  const root = await makeProject(files);
  const before = await planned(root);
  await writeFile(join(root, 'scenes/station.tsx'), `// Where it all begins.\n${station}`);
  const same = await planned(root);
  expect(same.placeOf('Film > Scene "station"')).toMatchObject({line: 5});
  expect(same.placeOf('Film > Scene "am"')).toEqual(before.placeOf('Film > Scene "am"'));
  expect(keysOf(same.plan)).toEqual(keysOf(before.plan));
});

test('a film that is edited and read again in one process is placed as it is now', async () => {
  const root = await makeProject(files);
  await using workshop = await openWorkshop(root, new AbortController().signal);
  const before = await prepared(workshop);
  const file = join(root, 'scenes/station.tsx');
  await writeFile(file, `\n\n${station}`);
  workshop.loader.forget([file]);
  const after = await prepared(workshop);
  expect(before.placeOf('Film > Scene "station" > Continue 1')).toMatchObject({line: 7});
  expect(after.placeOf('Film > Scene "station" > Continue 1')).toMatchObject({line: 9});
});

test('diagnostics are told with it, to people and to programs', async () => {
  const root = await makeProject({...files, 'film.tsx': film.replace('<Audio src="rain.wav" />', '')});
  const {stdout, stderr} = succeeded(await runInProject(await odd(root), ['plan', '--json']));
  const {diagnostics}: PlanJson = JSON.parse(stdout);
  expect(diagnostics.map(({where, source}) => ({where, source}))).toEqual([
    {
      where: 'Film > Scene "station"',
      source: {file: 'scenes/station.tsx', line: 4, column: 19},
    },
  ]);
  expect(stderr).toContain('info[seconds-trimmed] scenes/station.tsx:4:19, Film > Scene "station"\n');
});

test('an error in a film has it as well, and its node path stays what it is', async () => {
  const root = await makeProject({
    ...files,
    'scenes/station.tsx': station.replace('<Continue seconds', '<Continue second'),
  });
  const {exitCode, stdout, stderr} = await runInProject(root, ['plan', '--json']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: [
      {
        code: 'unknown-prop',
        where: 'Film > Scene "station" > Continue 1',
        source: {file: 'scenes/station.tsx', line: 7, column: 5},
      },
    ],
  });
  expect(stderr).toContain('error[unknown-prop] scenes/station.tsx:7:5, Film > Scene "station" > Continue 1');
  expect(stderr).toContain('> 7 |     <Continue second={4}>');
});

test('code that React compiled for itself has no places, and works', async () => {
  const root = await makeProject({...files, 'film.tsx': `/** @jsxImportSource react */\n${film}`});
  const {placeOf} = await planned(root);
  expect(placeOf('Film > Scene "am"')).toBeNull();
  expect(placeOf('Film > Scene "station"')).toMatchObject({file: 'scenes/station.tsx'});
});

/** A scene of a length that engines don't make. */
async function odd(root: string): Promise<string> {
  const file = join(root, 'scenes/station.tsx');
  await writeFile(file, station.replace('seconds={4}', 'seconds={3}').replace(/ *<Continue.*\n/, ''));
  return root;
}

async function planned(root: string): Promise<PreparedPlan> {
  const workshop = await openWorkshop(root, new AbortController().signal);
  open.push(workshop);
  return prepared(workshop);
}

async function prepared(workshop: Workshop): Promise<PreparedPlan> {
  const {project, loader} = workshop;
  const [found] = await loadFilmModule(join(project.root, 'film.tsx'), project, loader);
  if (found === undefined) throw new Error('There is no film.');
  return preparePlan(found, wishesFor({}), {lookup: () => Promise.resolve(new Map())}, workshop);
}

function keysOf({steps}: Plan): readonly unknown[] {
  return steps.map(({id, key}) => [id, key]);
}
