import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Plan} from '@matchcut/plan';
import {openStore, writePrevious} from '@matchcut/store';
import {beforeEach, describe, expect, test} from 'vitest';
import {filmModule, makeProject} from '../__fixtures__/run-in-project.ts';
import type {FrameRange} from '../command-line/options.ts';
import {findFilm} from '../loading/find-film.ts';
import {usualOutput} from '../planning/output-wishes.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import {summariseCuts} from '../rendering/summarise-cuts.ts';
import {withWorkshop} from '../workshop/workshop.ts';
import {formatStretches} from './format-stretches.ts';

const scenes = [
  '<Scene id="a" seconds={4}>Rain.<Overlay from={1} seconds={1.5}><p>Tittle</p></Overlay></Scene>',
  '<Scene id="b" seconds={4}>Snow.</Scene>',
  '<Transition type="dissolve" seconds={0.5} />',
  '<Scene id="c" seconds={4}>Sun.<Overlay from={1} seconds={1}><p>End</p></Overlay></Scene>',
].join('\n');

let project = '';

beforeEach(async () => {
  project = await makeProject({'film.tsx': filmModule('ad', scenes)});
});

/** What stands in the store after a plan was carried out, as far as plans look at it. */
async function pretendMade(plan: Plan): Promise<void> {
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    const digests = new Map<string, Awaited<ReturnType<typeof store.put>>['digest']>();
    for (const {key, kind, request, needs} of plan.steps) {
      const file = await store.temporaryFile('.txt');
      await writeFile(file, key);
      const inputs = Object.fromEntries(
        needs.flatMap((id) => {
          const source = plan.steps.find((step) => step.id === id)?.key ?? '';
          const digest = digests.get(source);
          return digest === undefined ? [] : [[source, digest]];
        }),
      );
      const record = {key, kind, inputs, request, job: null, footage: null, usd: 0, madeAt: ''};
      digests.set(key, (await store.put(record, file)).digest);
    }
    await writePrevious(store.dir, plan.film.id, plan.steps);
  } finally {
    await store.close();
  }
}

function planned(frames: FrameRange | null = null): Promise<Plan> {
  return withWorkshop(project, new AbortController().signal, async (workshop) => {
    const film = await findFilm(null, workshop.project, workshop.loader);
    const store = await openStore({dir: workshop.project.stateDir});
    const wishes = {
      props: {},
      formats: null,
      replace: [],
      target: [],
      frames,
      batch: false,
      output: usualOutput,
    };
    try {
      return (await preparePlan(film, wishes, store, workshop)).plan;
    } finally {
      await store.close();
    }
  });
}

async function afterEdit(edit: (scenes: string) => string): Promise<Plan> {
  await pretendMade(await planned());
  const edited = edit(scenes);
  expect(edited).not.toBe(scenes);
  await writeFile(join(project, 'film.tsx'), filmModule('ad', edited));
  return planned();
}

function madeBy({steps}: Plan): readonly string[] {
  return steps
    .filter(({action}) => action !== 'reuse')
    .map(({id}) => id.replace('16:9 ', '').replace('ad/', ''));
}

function table(plan: Plan): string {
  return formatStretches(plan, (_, text) => text);
}

test('a first cut is new', async () => {
  expect(table(await planned())).toMatchInlineSnapshot(`
    "16:9
      0–1 s       0–29     copied    a                  nothing lies over it; conformed anew
      1–2.5 s     30–74    rendered  a under overlay-1  new
      2.5–3 s     75–89    rendered  a                  up to the next keyframe; new
      3–4 s       90–119   copied    a                  nothing lies over it; conformed anew
      4–7.5 s     120–224  copied    b                  nothing lies over it; conformed anew
      7.5–8 s     225–239  rendered  b → c dissolve     new
      8–8.5 s     240–254  rendered  c                  up to the next keyframe; new
      8.5–9.5 s   255–284  rendered  c under overlay-1  new
      9.5–11.5 s  285–344  copied    c                  nothing lies over it; conformed anew
                           made      clip a             new
                           made      conform a          new
                           made      clip b             new
                           made      conform b          new
                           made      clip c             new
                           made      conform c          new
                           made      soundtrack         new
                           made      cut                new"
  `);
});

test('where nothing changed, all is copied or reused', async () => {
  const plan = await afterEdit((text) => text.replace('Rain.', 'Rain. '));
  expect(madeBy(plan)).toEqual([]);
  expect(table(plan)).toMatchInlineSnapshot(`
    "16:9
      0–1 s       0–29     copied  a                  nothing lies over it
      1–2.5 s     30–74    reused  a under overlay-1  the cut is in the store
      2.5–3 s     75–89    reused  a                  up to the next keyframe; the cut is in the store
      3–4 s       90–119   copied  a                  nothing lies over it
      4–7.5 s     120–224  copied  b                  nothing lies over it
      7.5–8 s     225–239  reused  b → c dissolve     the cut is in the store
      8–8.5 s     240–254  reused  c                  up to the next keyframe; the cut is in the store
      8.5–9.5 s   255–284  reused  c under overlay-1  the cut is in the store
      9.5–11.5 s  285–344  copied  c                  nothing lies over it
                           reused  soundtrack         the cut is in the store
                           reused  cut                it is in the store"
  `);
});

test('scenes that are alike are told where they stand', async () => {
  await writeFile(
    join(project, 'film.tsx'),
    filmModule('ad', scenes.replace('id="b" seconds={4}>Snow.', 'id="b" seconds={4}>Rain.')),
  );
  expect(table(await planned())).toMatchInlineSnapshot(`
    "16:9
      0–1 s       0–29     copied    a                  nothing lies over it; conformed anew
      1–2.5 s     30–74    rendered  a under overlay-1  new
      2.5–3 s     75–89    rendered  a                  up to the next keyframe; new
      3–4 s       90–119   copied    a                  nothing lies over it; conformed anew
      4–7.5 s     120–224  copied    b                  nothing lies over it
      7.5–8 s     225–239  rendered  b → c dissolve     new
      8–8.5 s     240–254  rendered  c                  up to the next keyframe; new
      8.5–9.5 s   255–284  rendered  c under overlay-1  new
      9.5–11.5 s  285–344  copied    c                  nothing lies over it; conformed anew
                           made      clip a             new
                           made      conform a          new
                           made      clip c             new
                           made      conform c          new
                           made      soundtrack         new
                           made      cut                new"
  `);
});

test('a cut of some frames counts them in the film, and begins with what copying cannot begin with', async () => {
  await pretendMade(await planned());
  expect(table(await planned({from: 100, to: 230}))).toMatchInlineSnapshot(`
    "16:9
      3.33–4 s   100–119  rendered  a               --frames begins where no keyframe is; new
      4–7.5 s    120–224  copied    b               nothing lies over it
      7.5–7.7 s  225–230  reused    b → c dissolve  it is in the store
                          made      soundtrack      new
                          made      cut             new"
  `);
});

test('a cut that begins inside an overlay says that it lies over it, and why it is encoded', async () => {
  await pretendMade(await planned());
  expect(table(await planned({from: 40, to: 89}))).toMatchInlineSnapshot(`
    "16:9
      1.33–2 s  40–59  rendered  a under overlay-1  --frames begins where no keyframe is; new
      2–2.5 s   60–74  reused    a under overlay-1  it is in the store
      2.5–3 s   75–89  reused    a                  up to the next keyframe; it is in the store
                       made      soundtrack         new
                       made      cut                new"
  `);
  expect(table(await planned({from: 230, to: 260}))).toMatchInlineSnapshot(`
    "16:9
      7.67–8 s   230–239  rendered  b → c              --frames begins where no keyframe is; new
      8–8.5 s    240–254  reused    c                  up to the next keyframe; it is in the store
      8.5–8.7 s  255–260  reused    c under overlay-1  it is in the store
                          made      soundtrack         new
                          made      cut                new"
  `);
});

describe('only what an edit touches is made again', () => {
  test('one character of a title', async () => {
    const plan = await afterEdit((text) => text.replace('Tittle', 'Title'));
    expect(madeBy(plan)).toEqual(['segment a@30-75', 'cut ad']);
    expect(table(plan)).toMatchInlineSnapshot(`
      "16:9
        0–1 s       0–29     copied    a                  nothing lies over it
        1–2.5 s     30–74    rendered  a under overlay-1  overlay 1 looks different
        2.5–3 s     75–89    reused    a                  up to the next keyframe; it is in the store
        3–4 s       90–119   copied    a                  nothing lies over it
        4–7.5 s     120–224  copied    b                  nothing lies over it
        7.5–8 s     225–239  reused    b → c dissolve     it is in the store
        8–8.5 s     240–254  reused    c                  up to the next keyframe; it is in the store
        8.5–9.5 s   255–284  reused    c under overlay-1  it is in the store
        9.5–11.5 s  285–344  copied    c                  nothing lies over it
                             reused    soundtrack         it is in the store
                             made      cut                because of segment a 1–2.5 s"
    `);
  });

  test('a title a second later', async () => {
    const plan = await afterEdit((text) => text.replace('from={1} seconds={1.5}', 'from={2} seconds={1.5}'));
    expect(madeBy(plan)).toEqual(['segment a@60-105', 'segment a@105-120', 'cut ad']);
    expect(table(plan)).toMatchInlineSnapshot(`
      "16:9
        0–2 s       0–59     copied    a                  nothing lies over it
        2–3.5 s     60–104   rendered  a under overlay-1  new, instead of 1–2.5 s, 2.5–3 s
        3.5–4 s     105–119  rendered  a                  up to the next keyframe; new
        4–7.5 s     120–224  copied    b                  nothing lies over it
        7.5–8 s     225–239  reused    b → c dissolve     it is in the store
        8–8.5 s     240–254  reused    c                  up to the next keyframe; it is in the store
        8.5–9.5 s   255–284  reused    c under overlay-1  it is in the store
        9.5–11.5 s  285–344  copied    c                  nothing lies over it
                             reused    soundtrack         it is in the store
                             made      cut                because of segment a 2–3.5 s; because of segment a 3.5–4 s; and 2 more"
    `);
  });

  test('a longer transition', async () => {
    const plan = await afterEdit((text) => text.replace('seconds={0.5}', 'seconds={1}'));
    expect(madeBy(plan)).toEqual(['segment c@0-30', 'soundtrack soundtrack', 'cut ad']);
    expect(table(plan)).toMatchInlineSnapshot(`
      "16:9
        0–1 s    0–29     copied    a                  nothing lies over it
        1–2.5 s  30–74    reused    a under overlay-1  it is in the store
        2.5–3 s  75–89    reused    a                  up to the next keyframe; it is in the store
        3–4 s    90–119   copied    a                  nothing lies over it
        4–7 s    120–209  copied    b                  nothing lies over it
        7–8 s    210–239  rendered  b → c dissolve     new, instead of 0–0.5 s, 0.5–1 s
        8–9 s    240–269  reused    c under overlay-1  it is in the store
        9–11 s   270–329  copied    c                  nothing lies over it
                          made      soundtrack         length: 11.5 s → 11 s; fade-out of sound 2: 0.5 s → 1 s; and 2 more
                          made      cut                because of segment c 0–1 s; because of the soundtrack; and 4 more"
    `);
  });

  test('another take of a clip', async () => {
    const plan = await afterEdit((text) => text.replace('id="c" seconds={4}', 'id="c" seconds={4} take={2}'));
    expect(madeBy(plan)).toEqual([
      'clip c',
      'conform c',
      'segment c@0-15',
      'segment c@15-30',
      'segment c@30-60',
      'soundtrack soundtrack',
      'cut ad',
    ]);
    expect(table(plan)).toMatchInlineSnapshot(`
      "16:9
        0–1 s       0–29     copied    a                  nothing lies over it
        1–2.5 s     30–74    reused    a under overlay-1  it is in the store
        2.5–3 s     75–89    reused    a                  up to the next keyframe; it is in the store
        3–4 s       90–119   copied    a                  nothing lies over it
        4–7.5 s     120–224  copied    b                  nothing lies over it
        7.5–8 s     225–239  rendered  b → c dissolve     because of conform c
        8–8.5 s     240–254  rendered  c                  up to the next keyframe; because of conform c
        8.5–9.5 s   255–284  rendered  c under overlay-1  because of conform c
        9.5–11.5 s  285–344  copied    c                  nothing lies over it; conformed anew
                             made      clip c             take: 1 → 2
                             made      conform c          because of clip c
                             made      soundtrack         because of clip c
                             made      cut                because of segment c 0–0.5 s; because of segment c 0.5–1 s; and 3 more"
    `);
  });

  test('a scene in another place', async () => {
    const plan = await afterEdit((text) => {
      const [a = '', ...others] = text.split('\n');
      return [...others, a].join('\n');
    });
    expect(madeBy(plan)).toEqual(['soundtrack soundtrack', 'cut ad']);
    expect(table(plan)).toMatchInlineSnapshot(`
      "16:9
        0–3.5 s      0–104    copied  b                  nothing lies over it
        3.5–4 s      105–119  reused  b → c dissolve     it is in the store
        4–4.5 s      120–134  reused  c                  up to the next keyframe; it is in the store
        4.5–5.5 s    135–164  reused  c under overlay-1  it is in the store
        5.5–7.5 s    165–224  copied  c                  nothing lies over it
        7.5–8.5 s    225–254  copied  a                  nothing lies over it
        8.5–10 s     255–299  reused  a under overlay-1  it is in the store
        10–10.5 s    300–314  reused  a                  up to the next keyframe; it is in the store
        10.5–11.5 s  315–344  copied  a                  nothing lies over it
                              made    soundtrack         fade-out of sound 1: 0 s → 0.5 s; fade-in of sound 2: 0 s → 0.5 s; and 4 more
                              made    cut                because of the soundtrack; other stretches"
    `);
  });
});

describe('the report', () => {
  const report = (plan: Plan, made: readonly string[]): readonly string[] =>
    summariseCuts(plan, ['16:9 cut ad'], made).map(({format, words}) => `${format}: ${words}`);

  test('names what was made of a cut', async () => {
    const plan = await afterEdit((text) => text.replace('id="c" seconds={4}', 'id="c" seconds={4} take={2}'));
    const made = plan.steps.filter(({action}) => action !== 'reuse').map(({id}) => id);
    expect(report(plan, made)).toEqual([
      '16:9: conformed 1 clip (c), made 3 segments (c 0–0.5 s; c 0.5–1 s; c 1–2 s), reused 2 segments, copied 4 stretches (7.5 s)',
    ]);
  });

  test('counts what a run had to make although the plan did not know', async () => {
    const plan = await afterEdit((text) => text.replace('Tittle', 'Title'));
    expect(report(plan, ['16:9 segment ad/a@30-75', '16:9 conform ad/b', '16:9 segment ad/c@0-15'])).toEqual([
      '16:9: conformed 1 clip (b), made 2 segments (a 1–2.5 s; c 0–0.5 s), reused 3 segments, copied 4 stretches (7.5 s)',
    ]);
  });
});
