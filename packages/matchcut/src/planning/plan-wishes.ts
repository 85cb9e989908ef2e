import type {JsonObject} from '@matchcut/engine';
import {nearestName, type Address, type DraftStep, type FormatId, type Survey} from '@matchcut/plan';
import type {FrameRange} from '../command-line/options.ts';
import {isCropped} from '../cropping/crop-film.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {OutputWishes} from './output-wishes.ts';

/** What a plan is asked for besides the film itself. JSON, so that a plan file can ask for it again. */
export type PlanWishes = {
  /** As the user gave them; the film's schema checks them. */
  readonly props: JsonObject;
  /** `null` for all that the film has. */
  readonly formats: readonly FormatId[] | null;
  /** Shots that get another take, which one after an `@`: `commute/window`, `commute/window@3`. */
  readonly replace: readonly string[];
  /** Shots and scenes whose clips are all that is wanted; empty for the cuts. */
  readonly target: readonly Address[];
  /** `null` for the whole film. */
  readonly frames: FrameRange | null;
  /** Whether new clips are to be ordered in batches. */
  readonly batch: boolean;
  /** What file the cut is to be. */
  readonly output: OutputWishes;
};

/** Which shot gets another take; `null` for the one after the one that it has. */
export function readReplace(wish: string): readonly [address: Address, take: number | null] {
  const [, address, take] = /^(.*)@([1-9]\d*)$/.exec(wish) ?? [];
  return address === undefined ? [wish, null] : [address, Number(take)];
}

/** The film in the formats that are wished for. Throws `unknown-format`. */
export function onlyFormats(survey: Survey, formats: PlanWishes['formats']): Survey {
  if (formats === null) return survey;
  const known = survey.film.formats.map(({id}) => id);
  const unknown = formats.find((format) => !known.includes(format));
  if (unknown !== undefined) {
    throw new ProjectError(
      'unknown-format',
      `The film "${survey.film.id}" has no format ${unknown}.`,
      `It has ${known.join(', ')}; add others to <Film formats={[…]}>.`,
      {where: '--format'},
    );
  }
  const wanted = survey.film.formats.filter(({id}) => formats.includes(id));
  return {...survey, film: {...survey.film, formats: wanted}};
}

/** Which steps the plan is for: the cuts, whole or cropped, or the clips of the targets. Throws `unknown-address`. */
export function goalsOf(
  steps: readonly DraftStep[],
  film: string,
  {target, frames}: Pick<PlanWishes, 'target' | 'frames'>,
): (step: DraftStep) => boolean {
  if (target.length === 0) return (step) => step.kind === 'cut' && isCropped(step) === (frames !== null);
  const clips = steps.filter(isClip).map(({address}) => address);
  const wanted = target.map((address) =>
    address === film || address.startsWith(`${film}/`) ? address : `${film}/${address}`,
  );
  const unknown = wanted.find((address) => !clips.some((clip) => isWithin(clip, address)));
  if (unknown !== undefined) {
    const meant = nearestName(unknown, clips);
    throw new ProjectError(
      'unknown-address',
      `There is no shot or scene "${unknown}".`,
      meant === null ? `The film has ${[...new Set(clips)].join(', ')}.` : `Did you mean ${meant}?`,
      {where: '--target'},
    );
  }
  return (step) => isClip(step) && wanted.some((address) => isWithin(step.address, address));
}

function isClip({kind}: DraftStep): boolean {
  return kind === 'clip' || kind === 'extension' || kind === 'edit';
}

function isWithin(clip: Address, address: Address): boolean {
  return clip === address || clip.startsWith(`${address}/`);
}
