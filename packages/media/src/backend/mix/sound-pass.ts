import type {MixSound} from '../../media.ts';

/** A stretch of a file that is read once. A sound that is not repeated is one of them. */
export type SoundPass = Pick<MixSound, 'path' | 'samples' | 'sourceFrom' | 'speed' | 'seam'> & {
  /** The sound that it belongs to: volume and ramps are those of the whole. */
  readonly whole: MixSound;
  /** Samples of the whole that come before it. */
  readonly before: number;
};

/** A sound as often as its file is read for it, each pass ending where the next one begins. */
export function passesOf(whole: MixSound): readonly SoundPass[] {
  const {loop, samples} = whole;
  if (loop === undefined) return [{...whole, whole, before: 0}];
  const passes: SoundPass[] = [];
  const end = loop.from + loop.samples;
  for (let before = 0; before < samples;) {
    const last = passes.at(-1);
    const sourceFrom = last === undefined ? whole.sourceFrom : loop.from;
    const length = Math.min(end - sourceFrom, samples - before);
    const most = Math.min(Math.floor(length / 2), Math.floor((last?.samples ?? 0) / 2));
    const seam = last === undefined ? whole.seam : Math.min(loop.seam, most);
    passes.push({...whole, samples: length, sourceFrom, seam, whole, before});
    before += length;
  }
  return passes;
}
