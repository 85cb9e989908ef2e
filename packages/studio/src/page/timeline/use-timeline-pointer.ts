import {useRef, type PointerEvent, type RefObject} from 'react';
import {useView} from '../view/view-store.ts';
import {nearestBlock} from './blocks-in-window.ts';
import {useTimelineScale} from './timeline-scale.ts';
import type {Block, Track} from './tracks.ts';
import {headWidth} from './use-timeline-scrolling.ts';
import {frameAt} from './zoom.ts';

/** Pixels that a hand moves without meaning to. */
const slack = 3;

export type TimelinePointer = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
};

/** Press and drag to seek; press a block to select it and go to where it was pressed. */
export function useTimelinePointer(
  scroller: RefObject<HTMLElement | null>,
  tracks: readonly Track[],
  onSelect: (track: Track, block: Block) => void,
): TimelinePointer {
  const press = useRef<{readonly x: number; isDragging: boolean; readonly target: Element} | null>(null);

  const frameUnder = (event: PointerEvent<HTMLElement>): number => {
    const scale = useTimelineScale.getState();
    const left = scroller.current?.getBoundingClientRect().left ?? 0;
    const frame = Math.floor(frameAt(scale, event.clientX - left - headWidth));
    return Math.min(Math.max(0, scale.frames - 1), Math.max(0, frame));
  };

  return {
    onPointerDown: (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.button !== 0 || !target?.closest('.track-lane, .ruler-lane')) return;
      // Nothing here takes the focus, and nothing else keeps it, so that the arrows step frames.
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      event.currentTarget.setPointerCapture?.(event.pointerId);
      const isRuler = target.closest('.ruler-lane') !== null;
      press.current = {x: event.clientX, isDragging: isRuler, target};
      if (isRuler) useView.getState().seek(frameUnder(event));
    },
    onPointerMove: (event) => {
      const current = press.current;
      if (!current) return;
      if (!current.isDragging && Math.abs(event.clientX - current.x) <= slack) return;
      current.isDragging = true;
      const view = useView.getState();
      if (view.isPlaying) view.setPlayback({isPlaying: false});
      const frame = frameUnder(event);
      if (frame !== view.frame) view.seek(frame);
    },
    onPointerUp: (event) => {
      const current = press.current;
      press.current = null;
      if (!current || current.isDragging) return;
      const frame = frameUnder(event);
      useView.getState().seek(frame);
      const found = blockUnder(current.target, tracks, frame);
      if (found) onSelect(found.track, found.block);
      else useView.getState().select(null);
    },
    onPointerCancel: () => {
      press.current = null;
    },
  };
}

/** By the element, or, where a track is drawn, by the frame. */
function blockUnder(
  target: Element,
  tracks: readonly Track[],
  frame: number,
): {readonly track: Track; readonly block: Block} | null {
  const track = tracks[Number(target.closest('[data-track-index]')?.getAttribute('data-track-index') ?? -1)];
  if (!track) return null;
  const element = target.closest('[data-block]');
  const block =
    track.blocks[element ? Number(element.getAttribute('data-block')) : nearestBlock(track.blocks, frame)];
  if (!block) return null;
  const isUnder = element !== null || (block.from <= frame && frame < block.from + block.frames);
  return isUnder ? {track, block} : null;
}
