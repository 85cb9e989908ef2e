import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Media} from '@matchcut/media';
import {encodeWav} from './encode-wav.ts';
import type {Stereo} from './stereo.ts';

/** Writes a `.ogg` file of so many bits per second, exactly as long as the samples. */
export async function writeOpus(
  media: Media,
  path: string,
  sound: Stereo,
  {bitsPerSecond, channels = 2}: {readonly bitsPerSecond: number; readonly channels?: 1 | 2},
): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const scratch = await mkdtemp(join(tmpdir(), 'matchcut-sound-'));
  try {
    const wav = join(scratch, 'sound.wav');
    await writeFile(wav, encodeWav(sound));
    await media.transcode({
      inputs: [{path: wav}],
      graph: channels === 1 ? '[0:a]aformat=channel_layouts=mono[a]' : '[0:a]anull[a]',
      video: null,
      audio: {
        codec: 'libopus',
        options: {b: bitsPerSecond, vbr: 'constrained'},
        sampleRate: sound.sampleRate,
      },
      output: {path, format: 'ogg'},
    });
  } finally {
    await rm(scratch, {recursive: true});
  }
}
