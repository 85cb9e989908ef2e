// Makes everything in public/: the film's music and the portraits of its cast. Run it again to change them:
//   node --conditions=@matchcut/source scripts/make-media.ts
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {composeMusic} from './compose-music.ts';
import {drawPortraits} from './draw-portraits.ts';
import {encodeWav} from './encode-wav.ts';

const publicFolder = join(import.meta.dirname, '..', 'public');
await mkdir(join(publicFolder, 'cast'), {recursive: true});
await mkdir(join(publicFolder, 'music'), {recursive: true});

for (const {name, png} of drawPortraits()) await writeFile(join(publicFolder, 'cast', `${name}.png`), png);

const scratch = await mkdtemp(join(tmpdir(), 'commute-music-'));
const media = createMedia({workers: 1});
try {
  const wav = join(scratch, 'music.wav');
  await writeFile(wav, encodeWav(composeMusic()));
  await media.transcode({
    inputs: [{path: wav}],
    graph: '[0:a]anull[a]',
    video: null,
    audio: {codec: 'libopus', options: {b: 26_000, vbr: 'constrained'}, sampleRate: 48_000},
    output: {path: join(publicFolder, 'music', 'first-train.ogg'), format: 'ogg'},
  });
} finally {
  await media.close();
  await rm(scratch, {recursive: true});
}
