export type {ComposedVerifier} from './composed/verify-composed.ts';
export type {ComposeInput} from './compose-input.ts';
export {ComposeError, composeErrors, type ComposeErrorCode} from './compose-error.ts';
export {createCompositor, type ComposeStep, type Compositor, type CompositorOptions} from './compositor.ts';
export {focusAt, type FocusPlace} from './conform/focus-at.ts';
export {
  paintContactSheet,
  type ContactCell,
  type ContactGroup,
  type ContactSheet,
} from './contact-sheet/paint-contact-sheet.ts';
export {paintSvg} from './contact-sheet/paint-svg.ts';
export {making, makingOf, type ComposeMaking} from './making.ts';
export {bundlePage, type FilmPage, type OverlayBundle, type OverlayStage} from './overlay/bundle-overlays.ts';
export {
  createOverlayLooks,
  type CodeThatRan,
  type EndOfWatch,
  type OverlayLooks,
  type OverlayWorld,
  type WatchCode,
} from './overlay/create-overlay-looks.ts';
export {
  createOverlayPainter,
  type OverlayPainter,
  type TemplatePainter,
  type OverlayPainterOptions,
  type PaintJob,
  type PaintOptions,
} from './overlay/create-overlay-painter.ts';
export {markupSources} from './overlay/markup-sources.ts';
export {defaultBrowserDirectory, findOverlayBrowser} from './overlay/overlay-browser.ts';
export type {OverlayShape} from './overlay/overlay-markup.ts';
export type {FindOverlay, OverlayRequest} from './overlay/overlay-request.ts';
export {
  createClipVerifier,
  type ClipExpectations,
  type ClipRequest,
  type ClipVerifier,
  type SourceFootage,
} from './verify-clip.ts';
export type {PaintedFrame} from './overlay/painter-protocol.ts';
