import {framesPerSecond, type Address, type FormatId, type Plan, type Step} from '@matchcut/plan';
import {viewCuts} from '../plan-view/cut-stretches.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import {isCrop} from '../plan-view/is-crop.ts';
import {shortAddress} from '../plan-view/short-address.ts';
import type {Wave} from './sound-wave.ts';

/** A film's plan as tracks of blocks, all on one ruler. */
export type TimelineTracks = {
  readonly title: string;
  readonly seconds: number;
  readonly tracks: readonly Track[];
};

export type Track = {
  readonly name: string;
  /** Blocks that would overlap stand in lanes below each other. */
  readonly lanes: readonly (readonly Block[])[];
};

/** Seconds of the film. */
export type Block = {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Smaller, below the label. */
  readonly note: string;
  readonly tone: Tone;
  /** Of a sound: what it looks like from its start on. */
  readonly wave?: Wave;
};

export type Tone =
  /** Story and sound: nothing is made of it by itself. */
  | 'plain'
  /** Where two scenes overlap. */
  | 'joint'
  | 'generate'
  | 'compose'
  | 'reuse'
  | 'copied';

/** @param waves Of sounds, by their addresses. */
export function timelineTracks(plan: Plan, waves: ReadonlyMap<Address, Wave>): TimelineTracks {
  const {film} = plan;
  const {timeline} = film;
  const fps = framesPerSecond(film.frameRate);
  const name = (address: string): string => shortAddress(address, film.id);
  const span = ({
    from,
    frames,
  }: {
    readonly from: number;
    readonly frames: number;
  }): Pick<Block, 'from' | 'to'> => ({
    from: from / fps,
    to: (from + frames) / fps,
  });
  return {
    title: film.title,
    seconds: timeline.frames / fps,
    tracks: [
      track(
        'scenes',
        timeline.scenes.map((scene): Block => ({
          ...span(scene),
          label: name(scene.address),
          note: `${Number((scene.frames / fps).toFixed(2))} s`,
          tone: 'plain',
        })),
      ),
      track(
        'joints',
        timeline.transitions.map((one): Block => ({
          ...span(one),
          label: one.effect.kind,
          note: '',
          tone: 'joint',
        })),
      ),
      track(
        'overlays',
        timeline.overlays.map((one): Block => ({
          ...span(one),
          label: name(one.address),
          note: '',
          tone: 'plain',
        })),
      ),
      track(
        'captions',
        timeline.captions.map((one): Block => ({...span(one), label: one.text, note: '', tone: 'plain'})),
      ),
      track(
        'sound',
        timeline.sounds.map((one): Block => {
          const wave = waves.get(one.address);
          return {...span(one), label: one.src, note: '', tone: 'plain', ...(wave && {wave})};
        }),
      ),
      ...film.formats.flatMap(({id}) => [clipTrack(plan, id), cutTrack(plan, id)]),
    ].filter(({lanes}) => lanes.length > 0),
  };
}

/** The clips of a format, each with its key, its price and what is done about it. */
function clipTrack({film, steps}: Plan, format: FormatId): Track {
  const fps = framesPerSecond(film.frameRate);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const placeOf = placeFinder(film.timeline.scenes);
  const blocks = steps
    .filter((step) => step.kind === 'conform')
    .filter((conform) => conform.format === format)
    .flatMap((conform): readonly Block[] => {
      const {frames} = conform.request;
      const from = placeOf(frames);
      const clip = conform.needs.map((id) => byId.get(id)).find((need) => need !== undefined && isClip(need));
      if (clip === undefined) return [];
      return [
        {
          from: from / fps,
          to: (from + frames) / fps,
          label: shortAddress(conform.address, film.id),
          note: [
            clip.key.slice(0, 8),
            ...(isCrop(conform) ? ['cropped'] : []),
            ...(clip.action === 'generate' ? [formatUsd(clip.price?.usd ?? null)] : []),
          ].join(' · '),
          tone: isCrop(conform) && clip.action === 'generate' ? 'compose' : clip.action,
        },
      ];
    });
  return track(`${format} clips`, blocks);
}

function cutTrack(plan: Plan, format: FormatId): Track {
  const fps = framesPerSecond(plan.film.frameRate);
  const view = viewCuts(plan).find((one) => one.format === format);
  const tones = {copied: 'copied', reused: 'reuse', rendered: 'compose'} as const;
  return track(
    `${format} cut`,
    (view?.stretches ?? []).map(({from, frames, how, content, step}): Block => ({
      from: from / fps,
      to: (from + frames) / fps,
      label: content === 'clip' ? how : `${content}, ${how}`,
      note: step.key.slice(0, 8),
      tone: tones[how],
    })),
  );
}

/** Finds where conformed clips stand, asked for in their order: they fill the scenes one after another. */
function placeFinder(scenes: Plan['film']['timeline']['scenes']): (frames: number) => number {
  let index = 0;
  let filled = 0;
  return (frames) => {
    const scene = scenes[index];
    const from = (scene?.from ?? 0) + filled;
    filled += frames;
    if (filled >= (scene?.frames ?? 0)) {
      index += 1;
      filled = 0;
    }
    return from;
  };
}

function isClip({kind}: Step): boolean {
  return kind === 'clip' || kind === 'extension' || kind === 'edit';
}

function track(name: string, blocks: readonly Block[]): Track {
  const lanes: Block[][] = [];
  for (const block of blocks.toSorted((a, b) => a.from - b.from)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= block.from + 1e-6);
    if (free === undefined) lanes.push([block]);
    else free.push(block);
  }
  return {name, lanes};
}
