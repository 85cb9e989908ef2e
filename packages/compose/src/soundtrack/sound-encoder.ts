/** Samples a second of every soundtrack. */
export const soundRate = 48_000;

/** How soundtracks are encoded: AAC-LC, stereo. Enters every soundtrack's key. */
export const soundEncoder = {
  codec: 'aac',
  profile: 'aac_low',
  b: '192k',
  ar: soundRate,
  channels: 2,
} as const;
