import type {MixSound} from '../../media.ts';
import {crossFade, type Side} from './cross-fade.ts';
import {applyGain} from './gain.ts';
import {passesOf, type SoundPass} from './sound-pass.ts';
import {openSoundReader, type SoundReader} from './sound-reader.ts';
import {silence, slice, type Stereo} from './stereo.ts';

/** Sounds of which each but the first cross-fades with the one before it, in one stretch without gaps. */
export type SoundRun = {
  readonly from: number;
  readonly samples: number;
  readonly passes: readonly SoundPass[];
};

/** Sounds in their order, those that meet in a seam made one run. */
export function soundRuns(sounds: readonly MixSound[]): readonly SoundRun[] {
  const runs: {from: number; samples: number; passes: SoundPass[]}[] = [];
  for (const sound of sounds) {
    const last = runs.at(-1);
    if (sound.seam > 0 && last !== undefined) {
      last.passes.push(...passesOf(sound));
      last.samples += sound.samples;
    } else runs.push({from: sound.from, samples: sound.samples, passes: [...passesOf(sound)]});
  }
  return runs;
}

/** Few enough to be little memory, and enough to be few calls. */
export const blockSamples = 4096;

/** The samples of a run, in blocks of any length. Files are open only while they sound. */
export function* runBlocks({passes}: SoundRun, sampleRate: number): Generator<Stereo, void> {
  let outgoing: Side | null = null;
  for (const [index, pass] of passes.entries()) {
    const after = passes[index + 1]?.seam ?? 0;
    using reader = openSoundReader(pass.path, sampleRate, pass.speed);
    let done = 0;
    if (outgoing === null) reader.skip(startOf(pass));
    else {
      yield crossFade(outgoing, incomingSide(pass, reader));
      done = pass.seam;
    }
    while (done < pass.samples - after) {
      const block = silence(Math.min(blockSamples, pass.samples - after - done));
      reader.read(block);
      applyGain(block, pass.whole, pass.before + done);
      done += block.left.length;
      yield block;
    }
    outgoing = after === 0 ? null : outgoingSide(pass, after, reader);
  }
}

/** Where a pass begins, in samples as they are read: sped up or slowed down already. */
function startOf({sourceFrom, speed = 1}: SoundPass): number {
  return Math.round(sourceFrom / speed);
}

/** The end of a pass, with room for as much beyond it. */
function outgoingSide({whole, before, samples}: SoundPass, seam: number, reader: SoundReader): Side {
  const side = silence(2 * seam);
  const there = reader.read(slice(side, 0, seam));
  applyGain(slice(side, 0, seam), whole, before + samples - seam);
  return {sound: side, there};
}

/** The start of a pass, with what its file has before it, or room for as much. */
function incomingSide(pass: SoundPass, reader: SoundReader): Side {
  const {seam, whole, before} = pass;
  const sourceFrom = startOf(pass);
  const side = silence(2 * seam);
  const there = sourceFrom >= seam ? 2 * seam : seam;
  reader.skip(sourceFrom + seam - there);
  reader.read(slice(side, 2 * seam - there, 2 * seam));
  applyGain(side, whole, before - seam);
  return {sound: side, there};
}
