import {type ReactNode, useLayoutEffect, useMemo} from 'react';
import {createRoot} from 'react-dom/client';
import {cancelRender, continueRender, delayRender, getInputProps, Internals} from 'remotion';
import {VERSION} from 'remotion/version';
import type {FindOverlay, OverlayRequest} from './overlay-request.ts';

/** What Remotion's renderer asks a page to show, as far as it is used here. */
type BundleMode = {
  readonly type: 'composition';
  readonly compositionName: string;
  readonly compositionDurationInFrames: number;
  readonly compositionFps: number;
  readonly compositionHeight: number;
  readonly compositionWidth: number;
};

/**
 * The page in which Remotion's renderer draws overlays: the few globals that `renderFrames` looks for, and one
 * composition whose content is found anew in each tab. This is the only place that leans on Remotion's internals,
 * so its packages are pinned to one version.
 */
export function startOverlayPage(loadStage: () => Promise<{readonly findOverlay: FindOverlay}>): void {
  Internals.CSSUtils.injectCSS(Internals.CSSUtils.makeDefaultPreviewCSS(null, 'transparent'));
  const root = createRoot(document.body.appendChild(document.createElement('div')), {
    // Told at once; otherwise the renderer would wait for the content until its time is up.
    onUncaughtError: cancelWith,
  });
  // What @remotion/renderer 4.0.529 looks for; it checks the version of the bundle format before it goes on.
  Object.assign(window, {
    siteVersion: '11',
    remotion_version: VERSION,
    getStaticCompositions: () => Promise.resolve([]),
    remotion_setBundleMode: (mode: BundleMode) => show(mode),
  });

  function show(mode: BundleMode): void {
    const handle = delayRender(`Finding the overlay ${mode.compositionName}`);
    void loadStage()
      .then(({findOverlay}) => contentOf(findOverlay, overlayRequest()))
      .then(
        (content) =>
          root.render(<Stage mode={mode} content={content} onMounted={() => continueRender(handle)} />),
        cancelWith,
      );
  }
}

/** Ends the job with an error; `cancelRender` throws it once more, where nobody would catch it. */
function cancelWith(error: unknown): void {
  try {
    cancelRender(error);
  } catch {
    // The renderer has it.
  }
}

async function contentOf(findOverlay: FindOverlay, request: OverlayRequest): Promise<ReactNode> {
  const content = await findOverlay(request);
  if (content !== undefined) return content;
  throw new Error(
    `In the browser the film has no overlay ${request.address}, in Node.js it has. What a film renders must not ` +
      'depend on where it is rendered.',
  );
}

function overlayRequest(): OverlayRequest {
  // Written by the painter on the other side, from the same type.
  return getInputProps<OverlayRequest>();
}

function Stage(props: {
  readonly mode: BundleMode;
  readonly content: ReactNode;
  readonly onMounted: () => void;
}): ReactNode {
  const {mode, content, onMounted} = props;
  const metadata = useMemo(
    () => ({
      props: {},
      durationInFrames: mode.compositionDurationInFrames,
      fps: mode.compositionFps,
      width: mode.compositionWidth,
      height: mode.compositionHeight,
      defaultCodec: null,
      defaultOutName: null,
      defaultVideoImageFormat: null,
      defaultPixelFormat: null,
      defaultProResProfile: null,
      defaultSampleRate: null,
    }),
    [mode],
  );
  // The composition stands in the list from the start, so nothing has to register before the first frame.
  const composition = {
    id: mode.compositionName,
    component: Nothing,
    width: mode.compositionWidth,
    height: mode.compositionHeight,
    fps: mode.compositionFps,
    durationInFrames: mode.compositionDurationInFrames,
    defaultProps: {},
    folderName: null,
    parentFolderName: null,
    componentFromProps: null,
    calculateMetadata: null,
    schema: null,
    stack: null,
    order: 0,
  };
  useLayoutEffect(onMounted, [onMounted]);
  return (
    <Internals.CompositionManagerProvider
      onlyRenderComposition={mode.compositionName}
      currentCompositionMetadata={metadata}
      initialCompositions={[composition]}
      initialCanvasContent={{type: 'composition', compositionId: mode.compositionName}}
    >
      <Internals.RemotionRootContexts
        numberOfAudioTags={0}
        logLevel="info"
        audioLatencyHint="playback"
        previewSampleRate={null}
        videoEnabled
        // Sound is not mixed, but it has to be noticed: the painter refuses it.
        audioEnabled
        frameState={null}
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

function Nothing(): null {
  return null;
}
