import type {ReactNode} from 'react';
import type {FilmContent, OverlayView} from '../../protocol.ts';
import {InspectorHead} from './inspector-head.tsx';

export type OverlayInspectorProps = {readonly overlay: OverlayView; readonly content: FilmContent};

export function OverlayInspector({overlay, content}: OverlayInspectorProps): ReactNode {
  return (
    <div className="inspector">
      <InspectorHead
        kind="Overlay"
        title={overlay.name}
        address={overlay.address}
        span={overlay}
        fps={content.fps}
        source={overlay.source}
      />
      <p className="inspector-hint">
        Overlays are drawn in the browser while one looks, and into the cut when it is rendered. They cost
        nothing.
      </p>
    </div>
  );
}
