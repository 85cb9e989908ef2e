// Makes everything in public/: the film's music, a look and the portraits of its cast. Run it again to change them:
//   node --conditions=@matchcut/source scripts/make-media.ts
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {writeOpus} from '../../shared-scripts/write-opus.ts';
import {composeMusic} from './compose-music.ts';
import {drawLook} from './draw-look.ts';
import {drawPortraits} from './draw-portraits.ts';

const publicFolder = join(import.meta.dirname, '..', 'public');
await mkdir(join(publicFolder, 'cast'), {recursive: true});

for (const {name, png} of drawPortraits()) await writeFile(join(publicFolder, 'cast', `${name}.png`), png);

await mkdir(join(publicFolder, 'looks'), {recursive: true});
await writeFile(join(publicFolder, 'looks', 'teal-and-amber.cube'), drawLook());

const media = createMedia({workers: 1});
try {
  const path = join(publicFolder, 'music', 'first-train.ogg');
  await writeOpus(media, path, composeMusic(), {bitsPerSecond: 26_000});
} finally {
  await media.close();
}
