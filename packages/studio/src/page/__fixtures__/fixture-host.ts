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
      next: {take: 2, usd: 0.8},
      takes: [1, 2].map((take) => ({
        take,
        key: keyOf(`${film} ${address} ${take}`),
        isChosen: take === 2,
        isPinned: take === 2,
        made: aMade(`${address} ${take}`),
      })),
    }),
    pin: async ({address, format}) => ({address, format, takes: [], next: {take: 2, usd: null}}),
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
    picture: async (key) => kept(key),
    slate: async (film, _props, format) => kept(keyOf(`${film} ${format}`)),
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

const size = {width: 160, height: 90} as const;
const headerBytes = 54;

const pictures = new Map<string, Image>();

/** Painting takes longer than the page is to wait. */
function kept(key: string): Image {
  const name = key.slice(0, 6);
  const picture = pictures.get(name) ?? aPicture(key);
  pictures.set(name, picture);
  return picture;
}

/** A sky, a sun and a hill, in colours that depend on the key; a bitmap, which takes no encoder. */
function aPicture(key: string): Image {
  const hue = Number.parseInt(key.slice(0, 4), 16) % 360;
  const sun = {x: 30 + (Number.parseInt(key.slice(4, 6), 16) % 100), y: 46};
  const bytes = new Uint8Array(headerBytes + size.width * size.height * 3);
  const header = new DataView(bytes.buffer);
  header.setUint16(0, 0x42_4d);
  header.setUint32(2, bytes.length, true);
  header.setUint32(10, headerBytes, true);
  header.setUint32(14, 40, true);
  header.setInt32(18, size.width, true);
  header.setInt32(22, -size.height, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 24, true);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const hill = 66 + 9 * Math.sin(x / 24 + hue);
      const isSun = Math.hypot(x - sun.x, y - sun.y) < 14;
      const [red, green, blue] =
        y > hill
          ? rgb(hue, 0.32, 0.14)
          : isSun
            ? rgb(hue + 60, 0.6, 0.82)
            : rgb(hue + 30, 0.4, 0.25 + y / 300);
      bytes.set([blue, green, red], headerBytes + (y * size.width + x) * 3);
    }
  }
  return {bytes, mediaType: 'image/bmp'};
}

/** @param hue in degrees @returns 0 to 255 */
function rgb(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const channel = (offset: number): number => {
    const at = (offset + hue / 30) % 12;
    const away = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - away * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

function aWave(digest: string, count: number): readonly number[] {
  const seed = Number.parseInt(digest.slice(0, 6), 16);
  return Array.from({length: count}, (_, index) => {
    const slow = 0.5 + 0.5 * Math.sin(index / 37 + seed);
    const quick = Math.abs(Math.sin(index * 1.7 + seed) * Math.sin(index * 0.31));
    return Number((0.12 + 0.8 * slow * quick).toFixed(3));
  });
}
