import {useLayoutEffect, useRef, type ReactNode} from 'react';
import {useView} from '../view/view-store.ts';
import {useTimelineScale} from './timeline-scale.ts';

/**
 * Where the film is: a line over the tracks, or its grip in the ruler. It moves without React, 60 times a second while
 * the film plays.
 */
export function Playhead({part}: {readonly part: 'line' | 'grip'}): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const show = (): void => {
      const x = useView.getState().frame * useTimelineScale.getState().pixelsPerFrame;
      if (element.current) element.current.style.transform = `translateX(${x}px)`;
    };
    show();
    const stops = [
      useView.subscribe(({frame}, before) => {
        if (frame !== before.frame) show();
      }),
      useTimelineScale.subscribe(({pixelsPerFrame}, before) => {
        if (pixelsPerFrame !== before.pixelsPerFrame) show();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return <div ref={element} className={`playhead playhead-${part}`} aria-hidden />;
}
