import {ChevronsLeftRight, ZoomIn, ZoomOut} from 'lucide-react';
import {useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import {useShallow} from 'zustand/shallow';
import type {FilmContent} from '../../protocol.ts';
import {runCommand} from '../keys/run-command.ts';
import {keysOf} from '../keys/shortcuts.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {useView} from '../view/view-store.ts';
import {findBlock, moveFocus, type BlockPlace} from './move-focus.ts';
import {Playhead} from './playhead.tsx';
import {Ruler} from './ruler.tsx';
import {useTimelineScale} from './timeline-scale.ts';
import {TrackRow} from './track-row.tsx';
import {layTracks, type Block, type Track} from './tracks.ts';
import {useTimelinePointer} from './use-timeline-pointer.ts';
import {useTimelineScrolling} from './use-timeline-scrolling.ts';
import {coarsePixelsPerFrame, frameWindow} from './zoom.ts';
import './timeline.css';
import './blocks.css';

/** The film over time: what there is of it, how far it is made, and where one is. */
export function Timeline({content}: {readonly content: FilmContent}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const tracks = useMemo(() => layTracks(content), [content]);
  const window = useTimelineScale(useShallow(frameWindow));
  const coarse = useTimelineScale(({pixelsPerFrame}) => coarsePixelsPerFrame(pixelsPerFrame));
  const selection = useView((view) => view.selection);
  const format = useView((view) => view.format);
  const roving = useRovingFocus(scroller, tracks, selection);
  useTimelineScrolling(scroller, content.frames);

  const select = (track: Track, block: Block): void => {
    const view = useView.getState();
    view.select(block.address);
    if (track.format !== null && view.format !== 'both') view.chooseFormat(track.format);
    roving.place(track, block);
  };
  const pointer = useTimelinePointer(scroller, tracks, select);

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const place = roving.focused(event.target);
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    const track = tracks[place.track];
    const block = track?.blocks[place.block];
    if (!track || !block) return;
    if (event.key === 'Enter' || event.key === ' ') {
      select(track, block);
      useView.getState().seek(Math.ceil(block.from));
    } else {
      const next = event.shiftKey ? null : moveFocus(tracks, place, event.key);
      if (!next) return;
      roving.move(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="timeline">
      <div ref={scroller} className="timeline-scroller" {...pointer}>
        <div className="timeline-content">
          <div className="ruler">
            <div className="ruler-head">
              <ZoomButtons content={content} />
            </div>
            <div className="ruler-lane">
              <Ruler fps={content.fps} />
              <Playhead part="grip" />
            </div>
          </div>
          <div
            role="grid"
            aria-label="Tracks"
            aria-rowcount={tracks.length}
            tabIndex={-1}
            className="timeline-tracks"
            onKeyDown={press}
          >
            {tracks.map((track, index) => (
              <TrackRow
                key={track.id}
                track={track}
                index={index}
                fps={content.fps}
                window={window}
                coarsePixelsPerFrame={coarse}
                selection={selection}
                tabStop={roving.stop.track === index ? roving.stop.block : -1}
                picture={content.formats.find(({id}) => id === track.format)?.picture ?? noPicture}
                isShown={track.format === null || format === 'both' || format === track.format}
              />
            ))}
          </div>
          <Playhead part="line" />
        </div>
      </div>
    </div>
  );
}

const noPicture: FilmContent['formats'][number]['picture'] = [];

function ZoomButtons({content}: {readonly content: FilmContent}): ReactNode {
  return (
    <>
      <IconButton
        label="Zoom out"
        keys={keysOf('zoom-out')}
        size="s"
        onPress={() => runCommand('zoom-out', content)}
      >
        <ZoomOut />
      </IconButton>
      <IconButton
        label="Show the whole film"
        keys={keysOf('zoom-fit')}
        size="s"
        onPress={() => runCommand('zoom-fit', content)}
      >
        <ChevronsLeftRight />
      </IconButton>
      <IconButton
        label="Zoom in"
        keys={keysOf('zoom-in')}
        size="s"
        onPress={() => runCommand('zoom-in', content)}
      >
        <ZoomIn />
      </IconButton>
    </>
  );
}

type RovingFocus = {
  /** The block that the Tab key leads to. */
  readonly stop: BlockPlace;
  /** Which block an element is, or is in. */
  readonly focused: (target: EventTarget) => BlockPlace | null;
  /** Moves the focus there. */
  readonly move: (place: BlockPlace) => void;
  /** Has the Tab key lead there. */
  readonly place: (track: Track, block: Block) => void;
};

/** One block of all can be reached by the Tab key; the arrows lead from it to the others. */
function useRovingFocus(
  scroller: {readonly current: HTMLElement | null},
  tracks: readonly Track[],
  selection: string | null,
): RovingFocus {
  const [last, setLast] = useState<{readonly track: string; readonly address: string} | null>(null);
  const wanted = useRef(false);

  const stop =
    (last && findBlock(tracks, last.track, last.address)) ??
    firstOf(tracks, selection) ??
    ({
      track: Math.max(
        0,
        tracks.findIndex(({kind}) => kind === 'shot'),
      ),
      block: 0,
    } satisfies BlockPlace);

  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const track = tracks[stop.track];
    const block = track?.blocks[stop.block];
    if (!track || !block) return;
    useTimelineScale.getState().reveal(block.from, block.frames);
    const element = scroller.current?.querySelector<HTMLElement>(
      `[data-track-index="${stop.track}"] [data-block="${stop.block}"]`,
    );
    element?.focus({preventScroll: true});
    element?.scrollIntoView?.({block: 'nearest', inline: 'nearest'});
  });

  return {
    stop,
    focused: (target) => {
      const element = target instanceof Element ? target.closest('[data-block]') : null;
      const row = element?.closest('[data-track-index]');
      return element && row
        ? {
            track: Number(row.getAttribute('data-track-index')),
            block: Number(element.getAttribute('data-block')),
          }
        : null;
    },
    move: (place) => {
      const track = tracks[place.track];
      const block = track?.blocks[place.block];
      if (!track || !block) return;
      wanted.current = true;
      setLast({track: track.id, address: block.address});
    },
    place: (track, block) => setLast({track: track.id, address: block.address}),
  };
}

function firstOf(tracks: readonly Track[], address: string | null): BlockPlace | null {
  if (address === null) return null;
  for (const track of tracks) {
    const place = findBlock(tracks, track.id, address);
    if (place) return place;
  }
  return null;
}
