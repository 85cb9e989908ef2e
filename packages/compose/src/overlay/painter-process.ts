import {rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {openBrowser, renderFrames} from '@remotion/renderer';
import {ComposeError} from '../compose-error.ts';
import {startOverlayServer} from './overlay-server.ts';
import {
  isPainterOrder,
  type PaintedFrame,
  type PainterOrder,
  type PainterReply,
  type PainterSetup,
} from './painter-protocol.ts';
import type {OverlayRequest} from './overlay-request.ts';
import {withAlpha} from './with-alpha.ts';

// A process of its own, because Remotion's renderer takes the process for its own: it listens for signals and ends
// it, and leaves temporary folders behind, which here are all in the folder that the parent removes.

const setup = JSON.parse(process.argv[2] ?? '') as PainterSetup;
const server = startOverlayServer(setup.bundleFolder, setup.publicFolder);
const browserOptions = {
  browserExecutable: setup.browser,
  chromeMode: 'headless-shell',
  chromiumOptions: {gl: null},
  logLevel: 'error',
} as const;
const browser = openOverlayBrowser();
// Told to the first job; an unhandled rejection would end the process before that.
browser.catch(() => {});

// Remotion ends its browser when the process exits; this listener comes after its own.
process.on('disconnect', () => {
  process.once('exit', () => rmSync(tmpdir(), {recursive: true, force: true}));
  process.exit(0);
});
process.on('message', (order) => {
  if (isPainterOrder(order)) void carryOut(order);
});

async function carryOut({id, request, frames}: PainterOrder): Promise<void> {
  try {
    await paint(request, frames, () => reply({kind: 'frame', id}));
    reply({kind: 'painted', id});
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const [code, message] = ComposeError.is(error)
      ? [error.code, words]
      : ['overlay-failed', `The overlay ${request.address} can't be drawn. ${words}`];
    reply({kind: 'failed', id, code, message});
  }
}

async function paint(
  request: OverlayRequest,
  frames: readonly PaintedFrame[],
  onFrame: () => void,
): Promise<void> {
  const paths = new Map(frames.map(({frame, path}) => [frame, path]));
  const {assetsInfo} = await renderFrames({
    ...browserOptions,
    serveUrl: (await server).url,
    puppeteerInstance: await browser,
    inputProps: request,
    composition: {
      id: 'overlay',
      ...request.size,
      fps: request.frameRate.numerator / request.frameRate.denominator,
      durationInFrames: request.frames,
      props: {},
      defaultProps: {},
      defaultCodec: null,
      defaultOutName: null,
      defaultVideoImageFormat: null,
      defaultPixelFormat: null,
      defaultProResProfile: null,
      defaultSampleRate: null,
    },
    frames: [...paths.keys()],
    imageFormat: 'png',
    outputDir: null,
    concurrency: Math.min(setup.concurrency, paths.size),
    // Half of the memory otherwise.
    offthreadVideoCacheSizeInBytes: 256 * 1024 * 1024,
    onStart: () => {},
    onFrameUpdate: onFrame,
    onFrameBuffer: async (png, frame) => {
      const path = paths.get(frame);
      if (path !== undefined) await writeFile(path, await withAlpha(png));
    },
  });
  if (
    assetsInfo.assets.some((frame) => frame.audioAndVideoAssets.length + frame.inlineAudioAssets.length > 0)
  ) {
    throw new ComposeError('overlay-sound', `The overlay ${request.address} makes sound.`);
  }
}

async function openOverlayBrowser(): ReturnType<typeof openBrowser> {
  try {
    return await openBrowser('chrome', browserOptions);
  } catch (error) {
    throw new ComposeError('browser-missing', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

function reply(message: PainterReply): void {
  if (process.connected) process.send?.(message);
}
