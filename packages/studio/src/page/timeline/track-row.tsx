import {Link2} from 'lucide-react';
import {memo, type ReactNode} from 'react';
import type {PictureView} from '../../protocol.ts';
import {BlockView} from './block-view.tsx';
import {blocksInWindow} from './blocks-in-window.ts';
import {DenseTrack, isDense} from './dense-track.tsx';
import {spanAttributes} from './place-spans.ts';
import {currentPixelsPerFrame} from './timeline-scale.ts';
import type {Track} from './tracks.ts';
import {WaveCanvas} from './wave-canvas.tsx';
import type {FrameWindow} from './zoom.ts';

export type TrackRowProps = {
  readonly track: Track;
  readonly index: number;
  readonly fps: number;
  readonly window: FrameWindow;
  readonly coarsePixelsPerFrame: number;
  readonly selection: string | null;
  /** Index of the block that the Tab key leads to; -1 where it is in another track. */
  readonly tabStop: number;
  readonly picture: readonly PictureView[];
  /** Whether its format is the one that is seen. */
  readonly isShown: boolean;
};

/** A track, of which only the blocks in the window are in the page, and the one that has the focus. */
export const TrackRow = memo(function TrackRow(props: TrackRowProps): ReactNode {
  const {track, index, fps, window, coarsePixelsPerFrame, selection, tabStop, picture, isShown} = props;
  const {from, to} = window;
  const isDrawn = isDense(track, coarsePixelsPerFrame);
  const [first, end] = isDrawn ? [0, 0] : blocksInWindow(track.blocks, {from, to});
  const indexes = Array.from({length: end - first}, (_, offset) => first + offset);
  if (tabStop >= 0 && (tabStop < first || tabStop >= end)) indexes.push(tabStop);
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      className={`track track-${track.kind}`}
      data-track-index={index}
      data-shown={isShown}
    >
      <div role="rowheader" className="track-head">
        {track.label}
        {track.label === '' ? <span className="ui-visually-hidden">{`${track.kind}s, further`}</span> : null}
      </div>
      <div className="track-lane" role="presentation">
        {isDrawn ? <DenseTrack track={track} selection={selection} /> : null}
        {indexes.map((place) => {
          const block = track.blocks[place];
          return block ? (
            <BlockView
              key={`${block.address} ${place}`}
              block={block}
              index={place}
              trackId={track.id}
              fps={fps}
              coarseWidth={block.frames * coarsePixelsPerFrame}
              isSelected={block.address === selection}
              isTabStop={place === tabStop}
              picture={picture}
            />
          ) : null;
        })}
        {track.kind === 'shot'
          ? indexes.map((place) => {
              const block = track.blocks[place];
              const isLinked = block?.content.kind === 'shot' && block.content.isLinked;
              return isLinked && block.frames * coarsePixelsPerFrame > 40 ? (
                <span
                  key={`link ${block.address}`}
                  className="chain-link"
                  {...spanAttributes(block.from, 0, currentPixelsPerFrame())}
                  aria-hidden
                >
                  <Link2 />
                </span>
              ) : null;
            })
          : null}
        {track.kind === 'sound' && !isDrawn ? <WaveCanvas track={track} fps={fps} /> : null}
      </div>
    </div>
  );
});
