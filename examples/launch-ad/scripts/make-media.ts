// Makes what public/ holds: the logo, the typeface and the music. Run it again to change them:
//   node --conditions=@matchcut/source scripts/make-media.ts
import {copyFile, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createMedia} from '@matchcut/media';
import {logo} from './logo.ts';
import {musicBox} from './music-box.ts';

const publicFolder = join(import.meta.dirname, '..', 'public');
const gloock = dirname(fileURLToPath(import.meta.resolve('@fontsource/gloock/package.json')));

await mkdir(publicFolder, {recursive: true});
await writeFile(join(publicFolder, 'glim.svg'), logo);
await copyFile(join(gloock, 'files', 'gloock-latin-400-normal.woff2'), join(publicFolder, 'gloock.woff2'));
await copyFile(join(gloock, 'LICENSE'), join(publicFolder, 'gloock.license.txt'));

const media = createMedia({workers: 1});
try {
  await media.transcode({
    inputs: [],
    graph: `${musicBox},atrim=end=14.5,aformat=sample_rates=48000:channel_layouts=stereo[a]`,
    video: null,
    audio: {codec: 'libopus', options: {b: 32_000, vbr: 'constrained'}, sampleRate: 48_000},
    output: {path: join(publicFolder, 'music-box.ogg'), format: 'ogg'},
  });
} finally {
  await media.close();
}
