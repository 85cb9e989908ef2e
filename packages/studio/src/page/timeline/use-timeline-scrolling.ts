import {useEffect, useLayoutEffect, type RefObject} from 'react';
import {useView} from '../view/view-store.ts';
import {useTimelineScale} from './timeline-scale.ts';
import {placeSpans} from './place-spans.ts';
import {contentWidth} from './zoom.ts';

/** Of the names of tracks, in pixels; `--track-head` in the style sheet. */
export const headWidth = 96;

/** A wheel's line in pixels. */
const lineHeight = 16;

/**
 * Keeps the scroller and the scale the same, follows the playhead, and makes the wheel scroll and zoom. The wheel is
 * taken from the browser so that what is drawn and what is built of elements move in the same frame.
 */
export function useTimelineScrolling(scroller: RefObject<HTMLDivElement | null>, frames: number): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const lay = (): void =>
      useTimelineScale.getState().lay(frames, Math.max(1, element.clientWidth - headWidth));
    lay();
    const stop = keepInScale(element);
    const resized = new ResizeObserver(lay);
    resized.observe(element);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [scroller, frames]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const scrolled = (): void => {
      const {scroll, scrollTo} = useTimelineScale.getState();
      // Browsers round where they scroll to; that is not the user's doing.
      if (Math.abs(element.scrollLeft - scroll) >= 1) scrollTo(element.scrollLeft);
    };
    const wheeled = (event: WheelEvent): void => {
      const scale = useTimelineScale.getState();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const x = event.clientX - element.getBoundingClientRect().left - headWidth;
        scale.zoomBy(Math.exp(-event.deltaY * unit * 0.0075), Math.max(0, x));
        return;
      }
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const canScrollDown = element.scrollHeight > element.clientHeight;
      if (!isSideways && !event.shiftKey && canScrollDown) return;
      event.preventDefault();
      scale.scrollTo(scale.scroll + (isSideways ? event.deltaX : event.deltaY) * unit);
    };
    element.addEventListener('scroll', scrolled, {passive: true});
    element.addEventListener('wheel', wheeled, {passive: false});
    return () => {
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, [scroller]);

  useEffect(
    () =>
      useView.subscribe(({frame, isPlaying}, before) => {
        if (frame === before.frame) return;
        const {pixelsPerFrame, scroll, width, scrollTo, reveal} = useTimelineScale.getState();
        const x = frame * pixelsPerFrame - scroll;
        if (x >= 0 && x <= width) return;
        // While it plays, page by page.
        if (isPlaying) scrollTo(frame * pixelsPerFrame - width * 0.08);
        else reveal(frame, 1);
      }),
    [],
  );
}

/** Lays what is scrolled as the scale says, and goes on to. @returns stops it */
function keepInScale(scroller: HTMLElement): () => void {
  let placedFor = 0;
  const lay = (): void => {
    const scale = useTimelineScale.getState();
    if (scale.pixelsPerFrame !== placedFor) {
      placedFor = scale.pixelsPerFrame;
      placeSpans(scroller, placedFor);
    }
    const content = scroller.firstElementChild;
    if (content instanceof HTMLElement) content.style.width = `${headWidth + contentWidth(scale)}px`;
    if (Math.abs(scroller.scrollLeft - scale.scroll) >= 1) scroller.scrollLeft = scale.scroll;
  };
  lay();
  return useTimelineScale.subscribe(lay);
}
