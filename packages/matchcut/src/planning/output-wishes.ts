import {
  crfRanges,
  qualityScales,
  renderSettings,
  type RenderChoice,
  type RenderSettings,
  type VideoCodec,
} from '@matchcut/compose/render-settings';
import {scaleSize, type PlannedFormat} from '@matchcut/plan';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';

/** What file the cut is to be, as asked for: its clips are the same whatever that is. JSON. */
export type OutputWishes = RenderChoice & {
  /** `null` for what the quality has. */
  readonly scale: number | null;
};

export const usualOutput: OutputWishes = {
  codec: 'h264',
  quality: 'final',
  crf: null,
  proresProfile: null,
  scale: null,
};

/**
 * Reads `--codec`, `--quality`, `--crf`, `--prores-profile` and `--scale`. Throws `bad-option`, also where they
 * contradict each other.
 *
 * @param usualCodec Where none is named.
 */
export function readOutput(
  {option}: Pick<Session, 'option'>,
  usualCodec: VideoCodec = usualOutput.codec,
): OutputWishes {
  const codec = option(options.codec) ?? usualCodec;
  const crf = option(options.crf);
  const proresProfile = option(options.proresProfile);
  if (crf !== null) checkCrf(crf, codec);
  if (proresProfile !== null && codec !== 'prores') {
    throw new ProjectError(
      'bad-option',
      `--prores-profile can't be given together with the codec ${codec}.`,
      'Give --codec prores too, or leave it out.',
      {where: '--prores-profile'},
    );
  }
  return {
    codec,
    quality: option(options.quality) ?? usualOutput.quality,
    crf,
    proresProfile,
    scale: option(options.scale),
  };
}

function checkCrf(crf: number, codec: VideoCodec): void {
  if (codec === 'prores') {
    throw new ProjectError(
      'bad-option',
      "--crf can't be given together with the codec prores, which has no rate factor.",
      'Choose with --prores-profile how good the picture is.',
      {where: '--crf'},
    );
  }
  const [least, most] = crfRanges[codec];
  if (crf < least || crf > most) {
    throw badOption('--crf', String(crf), `a number from ${least} to ${most}, which ${codec} has`);
  }
}

/** How the cut is encoded. */
export function settingsOf(output: OutputWishes): RenderSettings {
  return renderSettings(output);
}

/** Pixels of a side: what encoders and players go along with. H.264 and H.265 end at 8192 × 4320. */
const sides = {least: 16, most: 8192};

/** How large the cut is, measured by the film. Throws `bad-option` where no file can be of that size. */
export function scaleOf({scale, quality}: OutputWishes, formats: readonly PlannedFormatSize[]): number {
  const wanted = scale ?? qualityScales[quality];
  for (const {id, size} of formats) {
    const {width, height} = scaleSize(size, wanted);
    const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
    if (shorter >= sides.least && longer <= sides.most) continue;
    throw new ProjectError(
      'bad-option',
      `A scale of ${wanted} makes ${width}×${height} of ${id}.`,
      `Give one by which each side has ${sides.least} to ${sides.most} pixels.`,
      {where: '--scale'},
    );
  }
  return wanted;
}

type PlannedFormatSize = Pick<PlannedFormat, 'id' | 'size'>;
