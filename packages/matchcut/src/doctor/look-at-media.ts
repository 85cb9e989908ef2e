import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';

/** Encodes a moment of silence: FFmpeg is there, starts, and can write. */
export async function lookAtMedia(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'matchcut-doctor-'));
  const media = createMedia({workers: 1});
  try {
    const silence = join(folder, 'silence.wav');
    const encoded = join(folder, 'silence.mp4');
    await writeFile(silence, wavOfSilence(4800));
    await media.transcode({
      inputs: [{path: silence}],
      graph: '[0:a]anull[a]',
      video: null,
      audio: {codec: 'aac', options: {}, sampleRate: 48_000},
      output: {path: encoded, format: 'mp4'},
    });
    const {audio} = await media.probe(encoded);
    if (audio === null) throw new Error('It wrote a file without sound.');
    return 'encodes and decodes';
  } finally {
    await media.close();
    await rm(folder, {recursive: true, force: true});
  }
}

/** 16-bit samples, one channel, 48 kHz. */
function wavOfSilence(samples: number): Uint8Array {
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(48_000, 24);
  file.writeUInt32LE(96_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  return file;
}
