import {join} from 'node:path';
import type {FilmView, ProjectView, RunView, TakesView} from '../../protocol.ts';
import type {Image, StudioHost} from '../../studio-host.ts';
import {aMade, commuteView, emptyView, keyOf, longView, problemView, projectView} from './film-views.ts';

/** A project whose films, pictures and waves are made up; it plays, and nothing in it is made or paid for. */
export function fixtureHost(): StudioHost {
  const broken: FilmView = {...problemView, film: {...problemView.film, id: 'broken'}};
  const films: readonly FilmView[] = [commuteView, emptyView, longView, broken];
  const project: ProjectView = {...projectView, films: films.map(({film}) => film)};
  return {
    project: async () => project,
    film: async (id) => films.find(({film}) => film.id === id) ?? null,
    takes: async (film, _props, address, format): Promise<TakesView> => ({
      address,
      format,
      nextUsd: 0.8,
      takes: [1, 2].map((take) => ({
        take,
        key: keyOf(`${film} ${address} ${take}`),
        isChosen: take === 2,
        isPinned: take === 2,
        made: aMade(`${address} ${take}`),
      })),
    }),
    pin: async ({address, format}) => ({address, format, takes: [], nextUsd: null}),
    quote: async (order) => ({
      order,
      clips: [{address: 'platform/continue-1', format: '16:9', seconds: 8, usd: 0.8}],
      seconds: 8,
      usd: 0.8,
      leftUsd: 27.6,
      refusal: null,
    }),
    run: async (order): Promise<RunView> => ({
      id: 'run-1',
      order,
      state: 'queued',
      progress: 0,
      steps: [],
      problems: [],
      files: [],
      spentUsd: null,
      command: 'matchcut render commute',
      startedAt: '2026-11-24T17:00:00Z',
      endedAt: null,
    }),
    cancel: async () => null,
    runs: () => [],
    ledger: async () => ({entries: [], totalUsd: 12.4, unknown: 0, budget: project.budget}),
    reveal: async () => {},
    artifact: async () => null,
    picture: async (key) => aPicture(key),
    slate: async (film, _props, format) => aPicture(keyOf(`${film} ${format}`)),
    wave: async (digest) => ({perSecond: 20, peaks: aWave(digest, 20 * 600)}),
    publicDirectory: null,
    stage: async () => ({folder: join(import.meta.dirname, 'stage'), folders: {}}),
    problemOf: (error) => ({
      code: 'fixture',
      message: String(error),
      hint: null,
      where: null,
      source: null,
      frame: null,
    }),
    listen: () => () => {},
  };
}

/** A sky, a sun and hills, in colours that depend on the key. */
function aPicture(key: string): Image {
  const hue = Number.parseInt(key.slice(0, 4), 16) % 360;
  const sun = 100 + (Number.parseInt(key.slice(4, 6), 16) % 440);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" preserveAspectRatio="xMidYMid slice" viewBox="0 0 640 360">
<defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="hsl(${hue} 34% 22%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 46% 58%)"/></linearGradient></defs>
<rect width="640" height="360" fill="url(#a)"/><circle cx="${sun}" cy="190" r="54" fill="hsl(${(hue + 60) % 360} 70% 82%)"/>
<path d="M0 260Q160 180 320 250T640 220V360H0Z" fill="hsl(${hue} 30% 16%)"/><path d="M0 310Q200 250 400 305T640 290V360H0Z" fill="hsl(${hue} 34% 10%)"/></svg>`;
  return {bytes: new TextEncoder().encode(svg), mediaType: 'image/svg+xml'};
}

function aWave(digest: string, count: number): readonly number[] {
  const seed = Number.parseInt(digest.slice(0, 6), 16);
  return Array.from({length: count}, (_, index) => {
    const slow = 0.5 + 0.5 * Math.sin(index / 37 + seed);
    const quick = Math.abs(Math.sin(index * 1.7 + seed) * Math.sin(index * 0.31));
    return Number((0.12 + 0.8 * slow * quick).toFixed(3));
  });
}
