import type {Media} from '@matchcut/media';

/** Pictures a second of everything that the server makes. */
export const frameRate = {numerator: 30, denominator: 1};

/** Ticks a second of the painter's picture track. */
export const timescale = 30_000;
export const sampleRate = 48_000;

/**
 * Joins clips that were painted alike. Their pictures are copied packet by packet, so each stays what it was; their
 * sound is decoded and encoded again, since each clip's begins with an encoder's silence.
 *
 * @param scratch A path for the sound.
 */
export async function stitch(
  media: Media,
  paths: readonly string[],
  to: string,
  scratch: string,
  signal: AbortSignal,
): Promise<void> {
  const probes = await Promise.all(paths.map((path) => media.probe(path, {signal})));
  const parts = paths.map((path, index) => ({path, fromFrame: 0, frames: probes[index]?.video?.frames ?? 0}));
  const pads = parts.map(({frames}, index) => {
    const samples = (frames * frameRate.denominator * sampleRate) / frameRate.numerator;
    return `[${index}:a]aresample=${sampleRate},aformat=channel_layouts=stereo,apad,atrim=end_sample=${samples}[a${index}]`;
  });
  const inputs = parts.map((_, index) => `[a${index}]`).join('');
  await media.transcode(
    {
      inputs: paths.map((path) => ({path})),
      graph: `${pads.join(';')};${inputs}concat=n=${paths.length}:v=0:a=1[a]`,
      video: null,
      audio: {codec: 'aac', options: {b: '192k'}, sampleRate},
      output: {path: scratch, format: 'mp4'},
    },
    {signal},
  );
  await media.join(
    {
      parts,
      frameRate,
      timescale,
      sound: {path: scratch},
      output: {path: to, format: 'mp4', options: {movflags: '+faststart'}},
    },
    {signal},
  );
}
