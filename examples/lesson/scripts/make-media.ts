// Makes everything in public/: the voice-overs, their captions and the music. Run it again to change them:
//   node --conditions=@matchcut/source scripts/make-media.ts
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {writeOpus} from '../../shared-scripts/write-opus.ts';
import {composeLullaby} from './compose-lullaby.ts';
import {narration} from './narration.ts';
import {recordVoiceOver} from './record-voices.ts';
import {writeSrt} from './write-srt.ts';

const publicFolder = join(import.meta.dirname, '..', 'public');
const voiceOvers = narration.map((phrases) => recordVoiceOver(phrases, 30));

await mkdir(join(publicFolder, 'captions'), {recursive: true});
await writeFile(join(publicFolder, 'captions', 'lesson.srt'), writeSrt(voiceOvers));

const media = createMedia({workers: 1});
try {
  for (const [index, {sound}] of voiceOvers.entries()) {
    const path = join(publicFolder, 'voice', `${index + 1}.ogg`);
    await writeOpus(media, path, sound, {bitsPerSecond: 32_000, channels: 1});
  }
  const lullaby = join(publicFolder, 'music', 'lullaby.ogg');
  await writeOpus(media, lullaby, composeLullaby(), {bitsPerSecond: 48_000});
} finally {
  await media.close();
}
