/** Samples a second of every soundtrack. */
export const soundRate = 48_000;

/** AAC-LC, stereo. */
const aac = {codec: 'aac', profile: 'aac_low', b: '192k', ar: soundRate, channels: 2} as const;

/** As it is, stereo: what editing programs, for which ProRes is, want and Remotion gives them. */
const pcm = {codec: 'pcm_s16le', ar: soundRate, channels: 2} as const;

/** How soundtracks are encoded, by the container that they are for. Enters every soundtrack's key. */
export const soundEncoders = {mp4: aac, mov: pcm} as const;
