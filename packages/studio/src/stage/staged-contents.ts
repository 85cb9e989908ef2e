import type {ReactNode} from 'react';
import type {FilmContent, OverlayView, ProblemView, SourcePlace} from '../protocol.ts';
import type {FilmCode, LoadedFilm} from './film-code.ts';
import {problemOf} from './stage-problems.ts';

/** What a film draws, by address, as its code in the browser has it. */
export type StagedContents = {
  /** Another one whenever the code or what it was told is. */
  readonly version: string;
  readonly nodes: ReadonlyMap<string, ReactNode>;
};

export const noContents: StagedContents = {version: '', nodes: new Map()};

/** Everything of a film that the stage has to draw: overlays, burnt captions, mattes. */
export async function findContents(
  code: FilmCode,
  content: FilmContent,
): Promise<{readonly contents: StagedContents; readonly problem: ProblemView | null}> {
  const loaded = await code.current();
  const version = JSON.stringify([loaded.version, content.staged]);
  const found = await Promise.all(
    drawnIn(content).map(async ({address, source}) => ({
      address,
      ...(await find(loaded, content, address, source)),
    })),
  );
  return {
    contents: {
      version,
      nodes: new Map(found.flatMap(({address, node}) => (node === undefined ? [] : [[address, node]]))),
    },
    problem: found.find(({problem}) => problem !== null)?.problem ?? null,
  };
}

async function find(
  {module}: LoadedFilm,
  {staged}: FilmContent,
  address: string,
  source: SourcePlace | null,
): Promise<{readonly node?: ReactNode; readonly problem: ProblemView | null}> {
  try {
    return {node: await module.findOverlay({film: staged, address}), problem: null};
  } catch (error) {
    return {problem: problemOf(error, address, source)};
  }
}

function drawnIn({
  overlays,
  captions,
  transitions,
}: FilmContent): readonly Pick<OverlayView, 'address' | 'source'>[] {
  const mattes = transitions.flatMap(({effect, source}) => {
    const address = effect['address'];
    return effect.kind === 'matte' && typeof address === 'string' ? [{address, source}] : [];
  });
  return [...overlays, ...captions.filter(({isBurnt}) => isBurnt), ...mattes];
}
