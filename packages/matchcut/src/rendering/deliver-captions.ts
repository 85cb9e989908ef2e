import {readFile} from 'node:fs/promises';
import {writeSrt, writeVtt, type WrittenCaptions} from '../captions/write-cues.ts';
import {writeOutput} from '../output/write-output.ts';
import type {DeliveredCut} from './deliver-cuts.ts';

/**
 * Puts the captions of cuts beside each of them, as `.srt` and `.vtt` of the same name: whole or not at all, and left
 * alone where they are there already. Where there are no captions, there are no files; of several languages, each has
 * its own.
 *
 * @returns Each cut, followed by its captions.
 */
export async function deliverCaptions<Cut extends DeliveredCut>(
  captions: readonly WrittenCaptions[],
  cuts: readonly Cut[],
): Promise<readonly Cut[]> {
  const files = captions
    .filter(({cues}) => cues.length > 0)
    .flatMap(({suffix, cues}) => [
      {ending: `${suffix}.srt`, content: writeSrt(cues)},
      {ending: `${suffix}.vtt`, content: writeVtt(cues)},
    ]);
  const delivered: Cut[] = [];
  for (const cut of cuts) {
    delivered.push(cut);
    for (const {ending, content} of files) {
      const path = cut.path.replace(/\.[^./\\]*$/, ending);
      const isThere = await holds(path, content);
      if (!isThere) await writeOutput(path, content);
      delivered.push({
        ...cut,
        path,
        sizeBytes: Buffer.byteLength(content),
        kind: isThere ? 'kept' : 'written',
      });
    }
  }
  return delivered;
}

async function holds(path: string, content: string): Promise<boolean> {
  return readFile(path, 'utf8').then(
    (found) => found === content,
    () => false,
  );
}
