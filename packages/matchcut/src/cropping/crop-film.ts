import {
  cropTracks,
  gopFrames,
  samplesBefore,
  stepKey,
  type CutPart,
  type DraftStep,
  type DraftStepOf,
  type Making,
  type StepRequests,
} from '@matchcut/plan';
import type {FrameRange} from '../command-line/options.ts';
import {ProjectError} from '../errors/project-error.ts';
import {cropSounds} from './crop-sounds.ts';

/** Where in a film's addresses the steps of a cropped cut stand. */
const croppedAddress = /\/frames-(\d+)-\d+(?:\/|$)/;

export function isCropped({address}: {readonly address: string}): boolean {
  return croppedAddress.test(address);
}

/** The frame of the film that a cut, whole or cropped, begins with. */
export function firstFrameOf({address}: {readonly address: string}): number {
  return Number(croppedAddress.exec(address)?.[1] ?? 0);
}

/**
 * Adds, for each cut, a cut of only these frames, with its own soundtrack; what neither needs is not made.
 * Throws `unknown-frame`.
 */
export function cropFilm(
  steps: readonly DraftStep[],
  range: FrameRange,
  making: {readonly segment: Making},
): readonly DraftStep[] {
  const cuts = steps.filter((step) => step.kind === 'cut');
  return [...steps, ...cuts.flatMap((cut) => cropCut(cut, steps, range, making))];
}

function cropCut(
  cut: DraftStepOf<'cut'>,
  steps: readonly DraftStep[],
  range: FrameRange,
  making: {readonly segment: Making},
): readonly DraftStep[] {
  const {frames} = cut.request;
  const {from} = range;
  const to = range.to ?? frames - 1;
  if (Math.max(from, to) >= frames) {
    throw new ProjectError(
      'unknown-frame',
      `The film has no frame ${Math.max(from, to)}.`,
      `It has frames 0 to ${frames - 1}.`,
      {
        where: '--frames',
      },
    );
  }
  const address = `${cut.address}/frames-${from}-${to}`;
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const parts = cropParts(cut.request.parts, from, to + 1 - from);
  const [head, ...rest] = parts;
  const source = head === undefined ? undefined : byKey.get(head.source);
  const bridge =
    head === undefined || source === undefined ? null : bridgeTo(head, source, cut, address, making);
  const soundtrack = cropSoundtrack(cut, steps, {from, to}, address);
  const joined = bridge === null ? parts : [...bridge.parts, ...rest];
  const {captions = [], ...uncaptioned} = cut.request;
  const cropped = cropTracks(captions, from, to + 1 - from);
  const request = {
    ...uncaptioned,
    frames: to + 1 - from,
    parts: joined,
    soundtrack: soundtrack.key,
    ...(cropped.length === 0 ? {} : {captions: cropped}),
  };
  const sources = joined.flatMap((part) => byKey.get(part.source)?.id ?? []);
  return [
    ...(bridge === null ? [] : [bridge.step]),
    soundtrack,
    {
      ...cut,
      id: `${cut.format} cut ${address}`,
      key: stepKey('cut', request),
      address,
      needs: [...new Set([...(bridge === null ? [] : [bridge.step.id]), ...sources, soundtrack.id])],
      request,
    },
  ];
}

function cropParts(parts: readonly CutPart[], from: number, frames: number): readonly CutPart[] {
  let start = 0;
  return parts.flatMap((part) => {
    const skipped = Math.max(0, from - start);
    const end = Math.min(part.frames, from + frames - start);
    start += part.frames;
    return end <= skipped ? [] : [{...part, sourceFrom: part.sourceFrom + skipped, frames: end - skipped}];
  });
}

/**
 * Copying can only start at a keyframe, of which there is one a second: what stands before the first one is made
 * anew from the same source.
 */
function bridgeTo(
  part: CutPart,
  source: DraftStep,
  cut: DraftStepOf<'cut'>,
  address: string,
  making: {readonly segment: Making},
): {readonly step: DraftStepOf<'segment'>; readonly parts: readonly CutPart[]} | null {
  const {frameRate} = cut.request;
  const gop = gopFrames(frameRate);
  const beyond = part.sourceFrom % gop;
  if (beyond === 0 || (source.kind !== 'conform' && source.kind !== 'segment')) return null;
  const frames = Math.min(part.frames, gop - beyond);
  const request: StepRequests['segment'] = {
    ...making.segment,
    size: source.request.size,
    frameRate,
    frames,
    picture: [{kind: 'clip', from: 0, frames, source: part.source, sourceFrom: part.sourceFrom}],
    overlays: [],
  };
  const name = `${address}/head`;
  const key = stepKey('segment', request);
  const rest = {...part, sourceFrom: part.sourceFrom + frames, frames: part.frames - frames};
  return {
    step: {
      kind: 'segment',
      id: `${cut.format} segment ${name}`,
      key,
      address: name,
      format: cut.format,
      needs: [source.id],
      request,
      overlayAddresses: [],
    },
    parts: [{source: key, sourceFrom: 0, frames}, ...(rest.frames > 0 ? [rest] : [])],
  };
}

function cropSoundtrack(
  cut: DraftStepOf<'cut'>,
  steps: readonly DraftStep[],
  {from, to}: {readonly from: number; readonly to: number},
  address: string,
): DraftStepOf<'soundtrack'> {
  const whole = steps.find((step) => step.kind === 'soundtrack' && step.key === cut.request.soundtrack);
  if (whole?.kind !== 'soundtrack') throw new TypeError(`${cut.id} has no soundtrack.`);
  const {frameRate} = cut.request;
  const start = samplesBefore(from, frameRate);
  const samples = samplesBefore(to + 1, frameRate) - start;
  const sounds = cropSounds(whole.request.sounds, start, samples);
  // How loud a stretch is says nothing of the film: brought to the film's loudness, a quiet one would be far too loud.
  const {loudness: _, ...mixed} = whole.request;
  const request = {...mixed, samples, sounds};
  const clips = new Set(sounds.flatMap(({source}) => (source.kind === 'clip' ? [source.key] : [])));
  return {
    ...whole,
    id: `${whole.format} soundtrack ${address}/soundtrack`,
    key: stepKey('soundtrack', request),
    address: `${address}/soundtrack`,
    needs: steps.filter(({key, format}) => format === whole.format && clips.has(key)).map(({id}) => id),
    request,
  };
}
