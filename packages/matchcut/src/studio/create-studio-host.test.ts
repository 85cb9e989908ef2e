import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openJournal, openStore, readLock} from '@matchcut/store';
import type {ClipView, FilmView, RunView, StudioEvent} from '@matchcut/studio';
import {afterEach, expect, test} from 'vitest';
import {filmModule, makeProject} from '../__fixtures__/run-in-project.ts';
import {silence} from '../__fixtures__/silence.ts';
import {createStudioHost, type OpenStudioHost} from './create-studio-host.ts';

const film = filmModule(
  'ad',
  `<Scene id="street" seconds={4}>A quiet street. <Overlay from={0} seconds={1}><p>Hello</p></Overlay></Scene>
   <Scene id="shop" seconds={4}>A busy shop.</Scene>`,
);

/** The embedded engine, for ten cents a second. */
const paidConfig = `
import {animatic} from 'matchcut/engines';
export default {engine: {...animatic(), id: 'paid', billing: 'paid', quote: ({seconds}) => ({usd: seconds / 10})}};
`;

const open: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one[Symbol.asyncDispose]();
});

test('shows a film as its code is now, and what is missing of it', async () => {
  const {host} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const project = await host.project();
  expect(project).toMatchObject({
    films: [{id: 'ad', file: 'film.tsx', exportName: 'default'}],
    failures: [],
    engine: {id: 'paid', billing: 'paid'},
    budget: null,
  });
  const {content, problem} = await viewOf(host);
  expect(problem).toBeNull();
  expect(content?.scenes.map(({name, from, frames}) => [name, from, frames])).toEqual([
    ['street', 0, 120],
    ['shop', 120, 120],
  ]);
  expect(clipOf(content, 0)).toMatchObject({
    state: {kind: 'missing', reason: 'new'},
    take: 1,
    pinned: null,
    usd: 0.4,
    seconds: 4,
    made: null,
  });
  expect(content?.totals).toMatchObject({generate: 2, seconds: 8, usd: 0.8});
  expect(content?.changes.map(({name, kind, clips, usd}) => [name, kind, clips, usd])).toEqual([
    ['street', 'added', 1, 0.4],
    ['shop', 'added', 1, 0.4],
  ]);
  expect(await host.film('nothing', null)).toBeNull();
});

test('a change on disk is seen, and a film that throws is told with its place until it is mended', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const before = await viewOf(host);
  await change(host, folder, film.replace('A quiet street', 'A loud street'));
  const after = await viewOf(host);
  expect(after.revision).toBeGreaterThan(before.revision);
  expect(after.content?.scenes[0]?.shots[0]?.prompt).toContain('A loud street');

  await change(
    host,
    folder,
    film.replace('render: () =>', 'render: () => { throw new Error("oh no"); },\n  other: () =>'),
  );
  const broken = await viewOf(host);
  expect(broken.content).toBeNull();
  expect(broken.problem).toMatchObject({source: {file: 'film.tsx'}});
  expect(broken.problem?.message).toContain('oh no');
  expect(
    broken.problem?.frame?.lines.find(({number}) => number === broken.problem?.frame?.line)?.text,
  ).toContain('oh no');

  await change(host, folder, `${film}\nconst half = ;`);
  expect((await viewOf(host)).problem).toMatchObject({code: 'film-broken', source: {file: 'film.tsx'}});

  await change(host, folder, film);
  expect((await viewOf(host)).problem).toBeNull();
});

test('everything that the page can select has its place in the code, and so has what is wrong with a film', async () => {
  const placed = filmModule(
    'ad',
    `
    <Scene id="street" seconds={4}>
      A quiet street.
      <Overlay seconds={1}><p>Hello</p></Overlay>
      <Caption from={1} seconds={1}>Hello.</Caption>
      <Continue seconds={4}>A dog.</Continue>
    </Scene>
    <Transition type="dissolve" seconds={0.5} />
    <Audio src="rain.wav" />
    <Scene id="shop" seconds={4}>A busy shop.</Scene>`,
    `import {Caption} from 'matchcut';`,
  );
  const line = (text: string): number => placed.split('\n').findIndex((one) => one.includes(text)) + 1;
  const {host, folder} = await studioOf({'film.tsx': placed, 'public/rain.wav': silence(9)});
  const {content} = await viewOf(host);
  const at = (text: string, column: number): unknown => ({file: 'film.tsx', line: line(text), column});
  const sourcesOf = (items: readonly {readonly source: unknown}[] = []): readonly unknown[] =>
    items.map(({source}) => source);
  expect(sourcesOf(content?.scenes.flatMap(({shots}) => shots))).toEqual([
    at('id="street"', 5),
    at('<Continue', 7),
    at('id="shop"', 5),
  ]);
  expect(sourcesOf(content?.overlays)).toEqual([at('<Overlay', 7)]);
  expect(sourcesOf(content?.captions)).toEqual([at('<Caption', 7)]);
  expect(sourcesOf(content?.transitions)).toEqual([at('<Transition', 5)]);
  expect(sourcesOf(content?.sounds)).toEqual([at('<Audio', 5)]);

  await change(host, folder, placed.replace('<Continue seconds', '<Continue second'));
  const {problem} = await viewOf(host);
  expect(problem).toMatchObject({code: 'unknown-prop', source: at('<Continue', 7)});
  expect(problem?.frame?.line).toBe(line('<Continue'));
});

test('a module from elsewhere in the repository is part of the film', async () => {
  const elsewhere = await makeProject({'words.ts': `export const place = 'street';`});
  const importing = film
    .replace('export default', `import {place} from '${join(elsewhere, 'words.ts')}';\nexport default`)
    .replace('A quiet street', 'A quiet {place}');
  const {host} = await studioOf({'film.tsx': importing, 'matchcut.config.ts': paidConfig});
  expect((await viewOf(host)).content?.scenes[0]?.shots[0]?.prompt).toContain('A quiet street');
  const seen = next(host, ({kind}) => kind === 'stage');
  await writeFile(join(elsewhere, 'words.ts'), `export const place = 'harbour';`);
  await seen;
  expect((await viewOf(host)).content?.scenes[0]?.shots[0]?.prompt).toContain('A quiet harbour');
});

test('what is not paid for is painted for a look, and the lock knows nothing of it', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const first = await viewOf(host);
  expect(first.content?.formats[0]?.picture.map(({kind}) => kind)).toEqual(['slate', 'slate']);
  const slate = await host.slate('ad', null, '16:9', 30);
  expect([...(slate?.bytes.subarray(8, 12) ?? [])]).toEqual([...Buffer.from('WEBP')]);
  const later = await until(
    host,
    ({content}) => content?.formats[0]?.picture.every(({kind}) => kind === 'animatic') === true,
  );
  expect(later.content?.totals.usd).toBe(0.8);
  expect(await readLock(join(folder, 'matchcut.lock.json'))).toMatchObject({shots: {}});
  expect(await host.ledger()).toMatchObject({entries: [], totalUsd: 0});
  const piece = later.content?.formats[0]?.picture[0];
  const key = piece?.kind === 'animatic' ? piece.key : '';
  expect((await host.artifact(key))?.sizeBytes).toBeGreaterThan(1000);
  expect([...((await host.picture(key, 3, 160))?.bytes.subarray(1, 4) ?? [])]).toEqual([
    ...Buffer.from('PNG'),
  ]);
});

test('spends what was agreed to, and nothing at another price', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const order = {
    film: 'ad',
    props: {},
    what: 'clips',
    targets: ['ad/street'],
    formats: null,
    take: null,
  } as const;
  expect(await host.quote(order)).toMatchObject({
    clips: [{address: 'ad/street', format: '16:9', seconds: 4, usd: 0.4}],
    usd: 0.4,
    leftUsd: null,
    refusal: null,
  });
  await expect(host.run({...order, agreedUsd: 0.3})).rejects.toMatchObject({code: 'price-changed'});
  await expect(host.run({...order, agreedUsd: null})).rejects.toMatchObject({code: 'price-changed'});
  expect(host.runs()).toEqual([]);
  expect(await host.ledger()).toMatchObject({entries: []});

  const run = await finished(host, (await host.run({...order, agreedUsd: 0.4})).id);
  expect(run).toMatchObject({
    state: 'done',
    progress: 1,
    spentUsd: 0.4,
    problems: [],
    command: 'matchcut render ad --target ad/street --max-cost 0.4',
  });
  expect(await host.ledger()).toMatchObject({
    entries: [{address: 'ad/street', take: 1, usd: 0.4}],
    totalUsd: 0.4,
  });
  const {content} = await viewOf(host);
  expect(clipOf(content, 0)).toMatchObject({
    state: {kind: 'stored'},
    usd: 0,
    made: {usd: 0.4, engine: 'paid'},
  });
  expect(clipOf(content, 1)?.state.kind).toBe('missing');
  const lock = await readLock(join(folder, 'matchcut.lock.json'));
  expect(Object.keys(lock.shots)).toEqual(['ad/street']);
  // Once more costs nothing.
  expect(await host.quote(order)).toMatchObject({clips: [], usd: 0});
});

test('an unknown price is agreed to for what was seen, and for nothing that is written later', async () => {
  const unpriced = paidConfig.replace('usd: seconds / 10', 'usd: null');
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': unpriced});
  const order = {film: 'ad', props: {}, what: 'clips', formats: null, take: null} as const;
  expect(await host.quote({...order, targets: ['ad/shop']})).toMatchObject({usd: null});
  await expect(host.run({...order, targets: ['ad/shop'], agreedUsd: 1})).rejects.toMatchObject({
    code: 'price-changed',
  });
  const first = await host.run({...order, targets: ['ad/street'], agreedUsd: null});
  const second = await host.run({...order, targets: ['ad/shop'], agreedUsd: null});
  await change(host, folder, film.replace('A busy shop', 'A dear shop'));
  expect(await finished(host, first.id)).toMatchObject({state: 'done', spentUsd: null});
  expect(await finished(host, second.id)).toMatchObject({
    state: 'failed',
    problems: [{code: 'price-changed'}],
    spentUsd: 0,
  });
  expect((await host.ledger()).entries.map(({address}) => address)).toEqual(['ad/street']);
});

test('a configuration that breaks is told, and the last good one goes on', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig}, () => {});
  const seen = next(host, ({kind}) => kind === 'project');
  await writeFile(join(folder, 'matchcut.config.ts'), 'export default {enigne: 1};');
  await seen;
  expect(await host.project()).toMatchObject({engine: {id: 'paid'}, failures: [{code: 'bad-config'}]});
  expect((await viewOf(host)).problem).toBeNull();
  const mended = next(host, ({kind}) => kind === 'project');
  await writeFile(join(folder, 'matchcut.config.ts'), paidConfig.replace("id: 'paid'", "id: 'dear'"));
  await mended;
  expect(await host.project()).toMatchObject({engine: {id: 'dear'}, failures: []});
});

test('takes are made, chosen among, and the choice is in the lock', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const order = {
    film: 'ad',
    props: {},
    what: 'clips',
    targets: ['ad/shop'],
    formats: null,
    take: null,
  } as const;
  await finished(host, (await host.run({...order, agreedUsd: 0.4})).id);
  await finished(host, (await host.run({...order, take: 2, agreedUsd: 0.4})).id);
  const takes = await host.takes('ad', null, 'ad/shop', '16:9');
  expect(takes?.takes.map(({take, isChosen, isPinned}) => [take, isChosen, isPinned])).toEqual([
    [1, false, false],
    [2, true, false],
  ]);
  expect(takes?.next.usd).toBe(0.4);

  const pin = {film: 'ad', props: {}, address: 'ad/shop', format: '16:9'} as const;
  const pinned = await host.pin({...pin, take: 1});
  expect(pinned.takes.map(({isChosen, isPinned}) => [isChosen, isPinned])).toEqual([
    [true, true],
    [false, false],
  ]);
  // Not the second one, which is made already.
  expect(pinned.next).toEqual({take: 3, usd: 0.4});
  const another = {...order, take: pinned.next.take};
  expect(await host.quote(another)).toMatchObject({usd: 0.4, clips: [{address: 'ad/shop'}]});
  expect(clipOf((await viewOf(host)).content, 1)).toMatchObject({
    state: {kind: 'stored'},
    take: 1,
    pinned: 1,
  });
  const lock = await readLock(join(folder, 'matchcut.lock.json'));
  expect(lock.shots['ad/shop']?.['16:9']).toMatchObject({take: 1, pinned: true});
  await expect(host.pin({...pin, take: 7})).rejects.toMatchObject({code: 'unknown-take'});

  await host.pin({...pin, take: null});
  expect(await readFile(join(folder, 'matchcut.lock.json'), 'utf8')).not.toContain('pinned');

  // What the code says wins, and a pin that would do nothing is refused.
  await change(host, folder, film.replace('<Scene id="shop"', '<Scene id="shop" take={2}'));
  const locked = await readFile(join(folder, 'matchcut.lock.json'), 'utf8');
  await expect(host.pin({...pin, take: 1})).rejects.toMatchObject({code: 'take-in-code'});
  expect(await readFile(join(folder, 'matchcut.lock.json'), 'utf8')).toBe(locked);
});

test('a cut is rendered where matchcut render writes it', async () => {
  const {host, folder} = await studioOf({
    'film.tsx': filmModule('ad', '<Scene id="a" seconds={4}>A street.</Scene>'),
  });
  const order = {film: 'ad', props: {}, what: 'cut', formats: null} as const;
  const run = await finished(host, (await host.run({...order, agreedUsd: 0})).id);
  expect(run).toMatchObject({state: 'done', files: [{path: join('out', 'ad-16x9.mp4'), format: '16:9'}]});
  expect((await readFile(join(folder, 'out', 'ad-16x9.mp4'))).length).toBeGreaterThan(10_000);
  const {content} = await viewOf(host);
  expect(content?.formats[0]).toMatchObject({cut: run.files[0]?.key, picture: [{kind: 'clip'}]});
});

test('a free film is painted whole, picture and sound, and its cut is not', async () => {
  const {host} = await studioOf({'film.tsx': film});
  const {content} = await until(host, ({content: now}) => typeof now?.formats[0]?.soundtrack === 'string');
  expect(content?.formats[0]?.picture.map(({kind}) => kind)).toEqual(['clip', 'clip']);
  expect(content?.formats[0]?.cut).toBeNull();
  expect((await host.artifact(content?.formats[0]?.soundtrack ?? ''))?.sizeBytes).toBeGreaterThan(1000);
});

test('a run is cancelled, alone or in the queue', async () => {
  const {host} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const order = {
    film: 'ad',
    props: {},
    what: 'clips',
    targets: ['ad/shop'],
    formats: null,
    take: null,
  } as const;
  const first = await host.run({...order, agreedUsd: 0.4});
  const second = await host.run({...order, agreedUsd: 0.4});
  expect((await host.cancel(second.id))?.state).toBe('interrupted');
  await host.cancel(first.id);
  expect((await finished(host, first.id)).state).toBe('interrupted');
  expect(await host.cancel('nothing')).toBeNull();
});

test('what other processes spend is seen', async () => {
  const {host, folder} = await studioOf({'film.tsx': film, 'matchcut.config.ts': paidConfig});
  const {content} = await viewOf(host);
  const clip = clipOf(content, 0);
  const told = next(host, ({kind}) => kind === 'film');
  const journal = openJournal({path: join(folder, '.matchcut', 'journal.sqlite')});
  journal.intend({
    key: (clip?.key ?? '') as never,
    film: 'ad',
    address: 'ad/street',
    format: '16:9',
    take: 1,
    engine: 'animatic',
    model: 'storyboard',
    request: {},
    usd: 0.4,
  });
  await told;
  expect(clipOf((await viewOf(host)).content, 0)?.state.kind).toBe('in-flight');
  journal.close();
});

async function studioOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  onTrouble: (error: unknown) => void = (error) => {
    throw error;
  },
): Promise<{readonly host: OpenStudioHost; readonly folder: string}> {
  const folder = await makeProject(files);
  const store = await openStore({dir: join(folder, '.matchcut')});
  open.push({[Symbol.asyncDispose]: () => store.close()});
  const host = await createStudioHost({
    cwd: folder,
    store,
    signal: new AbortController().signal,
    onTrouble,
  });
  open.push(host);
  await host.project();
  return {host, folder};
}

async function viewOf(host: OpenStudioHost): Promise<FilmView> {
  const view = await host.film('ad', null);
  if (view === null) throw new Error('There is no such film.');
  return view;
}

function clipOf(content: FilmView['content'], scene: number): ClipView | undefined {
  return content?.scenes[scene]?.shots[0]?.clips['16:9'];
}

/** Writes the film and waits until the host has seen it. */
async function change(host: OpenStudioHost, folder: string, code: string): Promise<void> {
  const seen = next(host, ({kind}) => kind === 'stage');
  await writeFile(join(folder, 'film.tsx'), code);
  await seen;
}

function next(host: OpenStudioHost, isIt: (event: StudioEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = host.listen((event) => {
      if (!isIt(event)) return;
      stop();
      resolve();
    });
  });
}

async function until(host: OpenStudioHost, isSo: (view: FilmView) => boolean): Promise<FilmView> {
  for (;;) {
    const told = next(host, ({kind}) => kind === 'film');
    const view = await viewOf(host);
    if (isSo(view)) return view;
    await told;
  }
}

async function finished(host: OpenStudioHost, id: string): Promise<RunView> {
  for (;;) {
    const told = next(host, ({kind}) => kind === 'run' || kind === 'ledger');
    const run = host.runs().find((one) => one.id === id);
    if (run === undefined) throw new Error('There is no such run.');
    if (run.endedAt !== null) return run;
    await told;
  }
}
