import {useLayoutEffect, useRef, type ReactNode} from 'react';
import {useView} from '../view/view-store.ts';

/**
 * Where the film is: a line over the tracks, or its grip in the ruler. It moves without React, 60 times a second while
 * the film plays.
 */
export function Playhead({part}: {readonly part: 'line' | 'grip'}): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const show = (frame: number): void => element.current?.style.setProperty('--frame', String(frame));
    show(useView.getState().frame);
    return useView.subscribe(({frame}, before) => {
      if (frame !== before.frame) show(frame);
    });
  }, []);
  return <div ref={element} className={`playhead playhead-${part}`} aria-hidden />;
}
