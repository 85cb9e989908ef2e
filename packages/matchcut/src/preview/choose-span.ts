import {nearestName, type Timeline} from '@matchcut/plan';
import type {FrameRange} from '../command-line/options.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {Span} from './span-in-cut.ts';

/** What of a film is to be seen. Nothing: all of it. */
export type WantedSpan = {
  /** Of a scene or a shot, with or without the film's id. */
  readonly target: string | null;
  readonly frames: FrameRange | null;
};

/** Throws `unknown-address`. */
export function chooseSpan(
  {target, frames}: WantedSpan,
  film: string,
  {scenes, frames: all}: Pick<Timeline, 'scenes' | 'frames'>,
): Span {
  if (frames !== null) return {from: frames.from, to: frames.to ?? Math.max(frames.from, all - 1)};
  if (target === null) return {from: 0, to: all - 1};
  const places = scenes.flatMap((scene) => [
    scene,
    // An edit is seen where its shot is.
    ...scene.shots.flatMap((shot) => [shot, ...shot.edits.map(({address}) => ({...shot, address}))]),
  ]);
  const place = places.find(({address}) => address === target || address === `${film}/${target}`);
  if (place !== undefined) return {from: place.from, to: place.from + place.frames - 1};
  const names = places.map(({address}) => address);
  const meant = nearestName(target.startsWith(`${film}/`) ? target : `${film}/${target}`, names);
  throw new ProjectError(
    'unknown-address',
    `There is no shot or scene "${target}".`,
    meant === null ? `The film has ${[...new Set(names)].join(', ')}.` : `Did you mean ${meant}?`,
    {where: '--target'},
  );
}
