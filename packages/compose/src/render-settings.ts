/** What a film can be encoded in, by Remotion's names. */
export const videoCodecs = ['h264', 'h265', 'prores'] as const;

export type VideoCodec = (typeof videoCodecs)[number];

/** `final` to show, `draft` to look at: quickly made, and of half the width and height. */
export const renderQualities = ['final', 'draft'] as const;

export type RenderQuality = (typeof renderQualities)[number];

/** By Remotion's names, from the smallest files to the largest. */
export const proresProfiles = ['proxy', 'light', 'standard', 'hq', '4444', '4444-xq'] as const;

export type ProresProfile = (typeof proresProfiles)[number];

/** How the picture of a film is encoded. ProRes has profiles where the others have a rate factor. */
export type RenderSettings =
  | {
      readonly codec: 'h264' | 'h265';
      readonly quality: RenderQuality;
      /** Constant rate factor: the smaller, the better the picture and the larger the file. */
      readonly crf: number;
    }
  | {readonly codec: 'prores'; readonly profile: ProresProfile};

/** What a user chose of it; `null` for what the quality has. */
export type RenderChoice = {
  readonly codec: VideoCodec;
  readonly quality: RenderQuality;
  readonly crf: number | null;
  readonly proresProfile: ProresProfile | null;
};

/** The smallest and the largest rate factor of each codec that has one, as Remotion allows them. */
export const crfRanges = {h264: [1, 51], h265: [0, 51]} as const;

// H.264 as Remotion has it: with 17, a cut is more than half as large again as Remotion's own. H.265 with 18 is as
// near to clips with motion as H.264 with 17 (43.5 dB), in two thirds of the bytes.
const usualCrf = {
  final: {h264: 18, h265: 18},
  draft: {h264: 23, h265: 26},
} as const satisfies Record<RenderQuality, unknown>;

const usualProfile = {final: 'hq', draft: 'proxy'} as const satisfies Record<RenderQuality, ProresProfile>;

/** Fills in what was not chosen. What contradicts the codec is left out; who reads choices has to refuse it. */
export function renderSettings({codec, quality, crf, proresProfile}: RenderChoice): RenderSettings {
  return codec === 'prores'
    ? {codec, profile: proresProfile ?? usualProfile[quality]}
    : {codec, quality, crf: crf ?? usualCrf[quality][codec]};
}

/** How much of the film's width and height a quality has. */
export const qualityScales = {final: 1, draft: 0.5} as const satisfies Record<RenderQuality, number>;

/** What a cut is called, and which container it is. */
export function containerOf(codec: VideoCodec): 'mp4' | 'mov' {
  return codec === 'prores' ? 'mov' : 'mp4';
}
