import {useMemo, type ReactNode} from 'react';
import {flushSync} from 'react-dom';
import {createRoot} from 'react-dom/client';
import {continueRender, delayRender, Internals} from 'remotion';
import {VERSION} from 'remotion/version';
import type {FindOverlay, OverlayRequest} from './overlay-request.ts';
import type {StartPage} from './page-foundation.ts';
import {watchLoads} from './page-loads.ts';

/** What the painter calls in the page. A promise that rejects says what the overlay threw. */
export type OverlayPage = {
  /** Puts an overlay's content on the page in place of the one before. */
  readonly show: (request: OverlayRequest) => Promise<void>;
  /** Brings what is shown to one of its frames; resolves when everything that it waits for has come. */
  readonly seek: (frame: number) => Promise<SoughtFrame>;
};

export type SoughtFrame = {
  /** Whether something in the overlay wants to be heard. */
  readonly hasSound: boolean;
};

type Shown = {readonly request: OverlayRequest; readonly content: ReactNode; readonly number: number};

const compositionId = 'overlay';

/**
 * The page in which overlays are drawn: one composition of Remotion's whose content and frame are set from outside.
 * A tab that has been opened once draws any number of overlays. This is the only place that leans on Remotion's
 * internals in the browser, so its packages are pinned to one version.
 */
export const startPage: StartPage<{readonly findOverlay: FindOverlay}> = (loadStage) => {
  Internals.CSSUtils.injectCSS(Internals.CSSUtils.makeDefaultPreviewCSS(null, 'transparent'));
  let shown: Shown | null = null;
  let failure: {readonly error: unknown} | null = null;
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const fail = (error: unknown): void => {
    failure ??= {error};
    failed.reject(error);
  };
  const loads = watchLoads();
  const root = createRoot(document.body.appendChild(document.createElement('div')), {onUncaughtError: fail});
  // Also what delayRender() throws when its time is up.
  addEventListener('error', (event) => fail(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => fail(event.reason));

  const page: OverlayPage = {
    async show(request) {
      window.remotion_inputProps = JSON.stringify(request);
      // Remotion's own time limit, for a film that never comes to an end of rendering.
      const handle = delayRender(`Finding the overlay ${request.address}`);
      const finding = loadStage().then(({findOverlay}) => contentOf(findOverlay, request));
      const content = await Promise.race([finding, failed.promise]);
      continueRender(handle);
      shown = {request, content, number: (shown?.number ?? 0) + 1};
    },
    async seek(frame) {
      if (shown === null) throw new Error('No overlay is shown.');
      // At once and with all effects, so that no frame of the screen has to pass before it can be pictured.
      const stage = <Stage key={shown.number} {...shown} frame={frame} />;
      const handle = delayRender(`Drawing frame ${frame}`);
      flushSync(() => root.render(stage));
      continueRender(handle);
      await settled();
      return {hasSound: wantsToBeHeard()};
    },
  };
  Object.assign(window, {
    remotion_version: VERSION,
    matchcutOverlays: page,
  });

  async function settled(): Promise<void> {
    const start = performance.now();
    for (;;) {
      if (failure !== null) throw failure.error;
      // A text, because it has crossed from wherever cancelRender() was called.
      const cancelled = window.remotion_cancelledError;
      if (cancelled !== undefined) throw new Error(cancelled);
      const missing = window.remotion_renderReady ? loads.missing() : null;
      if (window.remotion_renderReady && missing === null) break;
      if (missing !== null && performance.now() - start > window.remotion_puppeteerTimeout) {
        throw new Error(`${missing} has not loaded within ${window.remotion_puppeteerTimeout / 1000} s.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await document.fonts.ready;
    await loads.decoded();
  }
};

function wantsToBeHeard(): boolean {
  return window.remotion_collectAssets().some(({type}) => type !== 'artifact');
}

async function contentOf(findOverlay: FindOverlay, request: OverlayRequest): Promise<ReactNode> {
  const content = await findOverlay(request);
  if (content !== undefined) return content;
  throw new Error(
    `In the browser the film has no overlay ${request.address}, in Node.js it has. What a film renders must not ` +
      'depend on where it is rendered.',
  );
}

function Stage({request, content, frame}: Shown & {readonly frame: number}): ReactNode {
  const metadata = useMemo(() => metadataOf(request), [request]);
  const frameState = useMemo(() => ({[compositionId]: frame}), [frame]);
  // The composition stands in the list from the start, so nothing has to register before the first frame.
  const composition = {
    id: compositionId,
    component: Nothing,
    width: metadata.width,
    height: metadata.height,
    fps: metadata.fps,
    durationInFrames: metadata.durationInFrames,
    defaultProps: {},
    folderName: null,
    parentFolderName: null,
    componentFromProps: null,
    calculateMetadata: null,
    schema: null,
    stack: null,
    order: 0,
  };
  return (
    <Internals.CompositionManagerProvider
      onlyRenderComposition={compositionId}
      currentCompositionMetadata={metadata}
      initialCompositions={[composition]}
      initialCanvasContent={{type: 'composition', compositionId}}
    >
      <Internals.RemotionRootContexts
        numberOfAudioTags={0}
        logLevel="info"
        audioLatencyHint="playback"
        previewSampleRate={null}
        videoEnabled
        // Sound is not mixed, but it has to be noticed: the painter refuses it.
        audioEnabled
        frameState={frameState}
        _experimentalKeepAudioContextAlive={false}
      >
        <Internals.RenderAssetManagerProvider collectAssets={null}>
          <Internals.CanUseRemotionHooksProvider>
            <div style={{position: 'absolute', inset: 0, width: metadata.width, height: metadata.height}}>
              <div style={{position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column'}}>
                {content}
              </div>
            </div>
          </Internals.CanUseRemotionHooksProvider>
        </Internals.RenderAssetManagerProvider>
      </Internals.RemotionRootContexts>
    </Internals.CompositionManagerProvider>
  );
}

function metadataOf({size, frameRate, frames}: OverlayRequest) {
  return {
    props: {},
    ...size,
    fps: frameRate.numerator / frameRate.denominator,
    durationInFrames: frames,
    defaultCodec: null,
    defaultOutName: null,
    defaultVideoImageFormat: null,
    defaultPixelFormat: null,
    defaultProResProfile: null,
    defaultSampleRate: null,
  };
}

function Nothing(): null {
  return null;
}
