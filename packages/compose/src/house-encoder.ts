import type {MediaOptions, VideoOutput} from '@matchcut/media';
import {canonicalJson, gopFrames, type ConformRequest} from '@matchcut/plan';
import {ComposeError} from './compose-error.ts';
import type {FrameRate, JsonObject} from './plan-words.ts';
import {
  containerOf,
  crfRanges,
  proresProfiles,
  renderQualities,
  type ProresProfile,
  type RenderQuality,
  type RenderSettings,
} from './render-settings.ts';

/**
 * How conformed clips and segments are encoded, as far as it is the same for all of a film. Both with the same
 * settings: packets can only be joined under one header. Enters every key.
 */
export type HouseEncoder = MediaOptions & {readonly codec: 'libx264' | 'libx265' | 'prores_ks'};

export function houseEncoder(settings: RenderSettings): HouseEncoder {
  switch (settings.codec) {
    case 'h264':
      return {
        codec: 'libx264',
        preset: presets[settings.quality].h264,
        crf: settings.crf,
        profile: 'high',
        ...packetsInOrder,
        // stitchable: headers that do not depend on the picture. scenecut: no keyframe but at the start of a group.
        // cpu-independent: the same bytes with every instruction set.
        'x264-params': `stitchable=1:scenecut=0:cpu-independent=1${analysis[settings.quality]}`,
        ...colours,
        ...chromaOf420,
      };
    case 'h265':
      return {
        codec: 'libx265',
        preset: presets[settings.quality].h265,
        crf: settings.crf,
        ...packetsInOrder,
        // x265 reads a few of FFmpeg's own options otherwise than x264 does, so that it is told in its own words. Its
        // threads shape what it makes: one for frames, and a pool that does not follow the machine's cores. info: no
        // list of all this in the stream.
        'x265-params':
          'bframes=0:open-gop=0:scenecut=0:repeat-headers=0:info=0:frame-threads=1:pools=4:log-level=error',
        ...colours,
        ...chromaOf420,
      };
    case 'prores':
      return {
        codec: 'prores_ks',
        profile: profileNames[settings.profile],
        // What Apple's own encoder writes; some of its programs take no other.
        vendor: 'apl0',
        threads: 4,
        ...colours,
      };
    default:
      return settings satisfies never;
  }
}

const presets = {
  final: {h264: 'veryfast', h265: 'veryfast'},
  draft: {h264: 'ultrafast', h265: 'ultrafast'},
} as const satisfies Record<RenderQuality, unknown>;

/**
 * What x264 looks for, where its preset would look longer. Less of it makes other bytes, not larger files: with grain,
 * a quarter less time, 5 % smaller, 0.1 dB nearer to the source and 0.004 of SSIM further from it.
 */
const analysis = {final: ':subme=1:me=dia:partitions=i8x8,i4x4', draft: ''} as const satisfies Record<
  RenderQuality,
  string
>;

/** FFmpeg's names of the profiles. */
const profileNames = {
  proxy: 'proxy',
  light: 'lt',
  standard: 'standard',
  hq: 'hq',
  '4444': '4444',
  '4444-xq': '4444xq',
} as const satisfies Record<ProresProfile, string>;

const packetsInOrder = {
  // One packet is one frame, in order, so a cut may end after any frame.
  bf: 0,
  // Groups of pictures are closed: nothing before their keyframe is needed.
  flags: '+cgop',
  // The number of threads shapes what is made, so it does not follow the machine's cores.
  threads: 4,
} as const;

const colours = {
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
  color_range: 'tv',
} as const;

const chromaOf420 = {chroma_sample_location: 'left'} as const;

/** FFmpeg's names for pictures as a house has them: alone, with an alpha channel, and while something is laid over. */
export type HousePixels = {readonly plain: string; readonly alpha: string; readonly overlay: string};

/** Files that are encoded alike, so that cuts can be joined of them. */
export type House = {
  readonly encoder: HouseEncoder;
  readonly pixels: HousePixels;
  readonly container: 'mp4' | 'mov';
};

/** The house of a step's encoder data. Throws `other-version` where this version makes no such files. */
export function houseOf(encoder: JsonObject): House {
  const house = readHouse(encoder);
  if (house !== null) return house;
  throw new ComposeError(
    'other-version',
    `This version of Matchcut does not encode ${canonicalJson(encoder)}.`,
  );
}

/** `null` where this version makes no such files. */
export function readHouse(encoder: JsonObject): House | null {
  const wanted = canonicalJson(encoder);
  for (const settings of settingsWith(encoder['crf'])) {
    const own = houseEncoder(settings);
    if (canonicalJson(own) !== wanted) continue;
    return {encoder: own, pixels: pixelsOf(settings), container: containerOf(settings.codec)};
  }
  return null;
}

/** All settings that there are with a rate factor. */
function settingsWith(crf: unknown): readonly RenderSettings[] {
  if (typeof crf !== 'number') return proresProfiles.map((profile) => ({codec: 'prores', profile}));
  return renderQualities.flatMap((quality) =>
    (['h264', 'h265'] as const)
      .filter((codec) => crf >= crfRanges[codec][0] && crf <= crfRanges[codec][1])
      .map((codec): RenderSettings => ({codec, quality, crf})),
  );
}

/** Remotion's defaults, but that the profiles that are named after it do have all of the colour. */
function pixelsOf(settings: RenderSettings): HousePixels {
  if (settings.codec !== 'prores') return {plain: 'yuv420p', alpha: 'yuva420p', overlay: 'yuv420'};
  return settings.profile.startsWith('4444')
    ? {plain: 'yuv444p10le', alpha: 'yuva444p10le', overlay: 'yuv444p10'}
    : {plain: 'yuv422p10le', alpha: 'yuva422p10le', overlay: 'yuv422p10'};
}

/** The picture of a house file: exactly so many frames, a keyframe at the start of each second. */
export function houseVideo({
  encoder,
  frameRate,
  frames,
}: Pick<ConformRequest, 'encoder' | 'frameRate' | 'frames'>): VideoOutput {
  const {codec, ...options} = houseOf(encoder).encoder;
  const gop = gopFrames(frameRate);
  return {
    codec,
    options: {...options, g: gop, keyint_min: gop},
    frameRate,
    timescale: houseTimescale(frameRate),
    frames,
  };
}

/**
 * Ticks a second of the video track. A whole number of ticks a frame, the same for all parts of a cut, and fine
 * enough for players: 30000 for 30 and for 29.97.
 */
export function houseTimescale({numerator}: FrameRate): number {
  return numerator >= 10_000 ? numerator : numerator * 1000;
}
