import type {MixSound} from '../../media.ts';
import {crossFade, type Side} from './cross-fade.ts';
import {applyGain} from './gain.ts';
import {openSoundReader, type SoundReader} from './sound-reader.ts';
import {silence, slice, type Stereo} from './stereo.ts';

/** Sounds of which each but the first cross-fades with the one before it, in one stretch without gaps. */
export type SoundRun = {
  readonly from: number;
  readonly samples: number;
  readonly sounds: readonly MixSound[];
};

/** Sounds in their order, those that meet in a seam made one run. */
export function soundRuns(sounds: readonly MixSound[]): readonly SoundRun[] {
  const runs: {from: number; samples: number; sounds: MixSound[]}[] = [];
  for (const sound of sounds) {
    const last = runs.at(-1);
    if (sound.seam > 0 && last !== undefined) {
      last.sounds.push(sound);
      last.samples += sound.samples;
    } else runs.push({from: sound.from, samples: sound.samples, sounds: [sound]});
  }
  return runs;
}

/** Few enough to be little memory, and enough to be few calls. */
export const blockSamples = 4096;

/** The samples of a run, in blocks of any length. Files are open only while they sound. */
export function* runBlocks({sounds}: SoundRun, sampleRate: number): Generator<Stereo, void> {
  let outgoing: Side | null = null;
  for (const [index, sound] of sounds.entries()) {
    const after = sounds[index + 1]?.seam ?? 0;
    using reader = openSoundReader(sound.path, sampleRate, sound.speed);
    let done = 0;
    if (outgoing === null) reader.skip(startOf(sound));
    else {
      yield crossFade(outgoing, incomingSide(sound, reader));
      done = sound.seam;
    }
    while (done < sound.samples - after) {
      const block = silence(Math.min(blockSamples, sound.samples - after - done));
      reader.read(block);
      applyGain(block, sound, done);
      done += block.left.length;
      yield block;
    }
    outgoing = after === 0 ? null : outgoingSide(sound, after, reader);
  }
}

/** Where a sound begins, in samples as they are read: sped up or slowed down already. */
function startOf({sourceFrom, speed = 1}: MixSound): number {
  return Math.round(sourceFrom / speed);
}

/** The end of a sound, with room for as much beyond it. */
function outgoingSide(sound: MixSound, seam: number, reader: SoundReader): Side {
  const side = silence(2 * seam);
  const there = reader.read(slice(side, 0, seam));
  applyGain(slice(side, 0, seam), sound, sound.samples - seam);
  return {sound: side, there};
}

/** The start of a sound, with what its file has before it, or room for as much. */
function incomingSide(sound: MixSound, reader: SoundReader): Side {
  const {seam} = sound;
  const sourceFrom = startOf(sound);
  const side = silence(2 * seam);
  const there = sourceFrom >= seam ? 2 * seam : seam;
  reader.skip(sourceFrom + seam - there);
  reader.read(slice(side, 2 * seam - there, 2 * seam));
  applyGain(side, sound, -seam);
  return {sound: side, there};
}
