import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createOverlayPainter} from '@matchcut/compose';

/** Draws one frame of an empty overlay: Chromium is there, finds its libraries, starts, and draws. */
export async function lookAtBrowser(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'matchcut-doctor-'));
  const painter = createOverlayPainter({
    stage: {
      code: 'export const findOverlay = () => Promise.resolve(null);',
      resolveDirectory: fileURLToPath(new URL('.', import.meta.url)),
    },
    film: {},
    publicDirectory: null,
    cacheDirectory: join(scratch, 'overlays'),
    scratch,
    concurrency: 1,
  });
  try {
    const path = join(scratch, 'frame.png');
    const size = {width: 16, height: 16};
    const frameRate = {numerator: 30, denominator: 1};
    await painter.paint({address: 'doctor', size, frameRate, overlayFrames: 1, frames: [{frame: 0, path}]});
    await readFile(path);
    return 'draws';
  } finally {
    await painter.close();
    await rm(scratch, {recursive: true, force: true});
  }
}
