import {rmSync} from 'node:fs';
import {rename, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {openBrowser, RenderInternals, type HeadlessBrowser} from '@remotion/renderer';
import {ComposeError} from '../compose-error.ts';
import {bundleOverlays} from './bundle-overlays.ts';
import {startOverlayServer} from './overlay-server.ts';
import {
  isPainterMessage,
  type PaintedFrame,
  type PainterOrder,
  type PainterReply,
  type PainterSetup,
  type PainterStage,
} from './painter-protocol.ts';
import type {OverlayRequest} from './overlay-request.ts';
import {openOverlayTab, type OverlayTab} from './overlay-tab.ts';
import {withAlpha} from './with-alpha.ts';

// A process of its own, because Remotion's renderer takes the process for its own: it listens for signals and ends
// it, and leaves temporary folders behind, which here are all in the folder that the parent removes.

const setup = JSON.parse(process.argv[2] ?? '') as PainterSetup;
const staged = Promise.withResolvers<PainterStage>();
// Here rather than in the parent, which has a film to plan meanwhile.
const server = staged.promise.then(async ({stage, cacheDirectory, publicFolder}) => {
  const {folder, folders} = await bundleOverlays(stage, cacheDirectory);
  return startOverlayServer(folder, publicFolder, folders);
});
const browserOptions = {
  browserExecutable: setup.browser,
  chromeMode: 'headless-shell',
  chromiumOptions: {gl: null},
  logLevel: 'error',
} as const;
const tabs = openTabs();
// Told to the first job; an unhandled rejection would end the process before that.
for (const promise of [server, tabs]) promise.catch(() => {});

// Remotion ends its browser when the process exits; this listener comes after its own.
process.on('disconnect', () => {
  process.once('exit', () => rmSync(tmpdir(), {recursive: true, force: true}));
  process.exit(0);
});
process.on('message', (message) => {
  if (!isPainterMessage(message)) return;
  if (message.kind === 'stage') staged.resolve(message);
  else void carryOut(message);
});

async function carryOut({id, request, frames}: PainterOrder): Promise<void> {
  try {
    await paint(request, frames, (frame) => reply({kind: 'frame', id, frame}));
    reply({kind: 'painted', id});
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const [code, message] = ComposeError.is(error)
      ? [error.code, words]
      : ['overlay-failed', `The overlay ${request.address} can't be drawn. ${words}`];
    reply({kind: 'failed', id, code, message});
  }
}

/** The tabs take frames from one list, so that a slow frame holds up only its own. */
async function paint(
  request: OverlayRequest,
  frames: readonly PaintedFrame[],
  onFrame: (frame: number) => void,
): Promise<void> {
  const left = frames.values();
  const drawing = (await tabs).slice(0, frames.length).map(async (tab) => {
    await tab.show(request);
    for (const {frame, path} of left) {
      const {png, hasSound} = await tab.picture(frame);
      if (hasSound) throw new ComposeError('overlay-sound', `The overlay ${request.address} makes sound.`);
      // Whole or not at all: a picture that is there is used again by later runs.
      const partial = `${path}.${process.pid}`;
      await writeFile(partial, await withAlpha(png));
      await rename(partial, path);
      onFrame(frame);
    }
  });
  await Promise.all(drawing);
}

/** The browser starts and opens its tabs before there is a page for them. */
async function openTabs(): Promise<readonly OverlayTab[]> {
  const pageUrl = server.then(({url}) => url);
  const proxyPort = serveVideos(pageUrl);
  for (const promise of [pageUrl, proxyPort]) promise.catch(() => {});
  const browser = await openOverlayBrowser();
  return Promise.all(
    Array.from({length: setup.concurrency}, () => openOverlayTab(browser, pageUrl, proxyPort)),
  );
}

/** Where `<OffthreadVideo>` in an overlay gets its frames; what extracts them starts with the first one. */
async function serveVideos(pageUrl: Promise<string>): Promise<number> {
  const {offthreadPort} = await RenderInternals.prepareServer({
    webpackConfigOrServeUrl: await pageUrl,
    port: null,
    remotionRoot: process.cwd(),
    offthreadVideoThreads: 1,
    logLevel: 'error',
    indent: false,
    // Half of the memory otherwise.
    offthreadVideoCacheSizeInBytes: 256 * 1024 * 1024,
    binariesDirectory: null,
    forceIPv4: true,
    sampleRate: 48_000,
  });
  return offthreadPort;
}

async function openOverlayBrowser(): Promise<HeadlessBrowser> {
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
