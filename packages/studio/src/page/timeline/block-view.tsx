import {memo, type ReactNode} from 'react';
import {
  Captions,
  CircleAlert,
  CircleDashed,
  FileX,
  GitBranch,
  Layers,
  Pin,
  RefreshCw,
  Volume2,
} from 'lucide-react';
import type {ClipState, PictureView} from '../../protocol.ts';
import {needsMaking} from '../clip-state/describe-clip.ts';
import {pictureUrl, slateUrl} from '../api/media-urls.ts';
import {formatUsd} from '../words/format-usd.ts';
import {PatientImage} from '../ui/patient-image.tsx';
import {useView} from '../view/view-store.ts';
import {describeBlock} from './describe-block.ts';
import {spanAttributes} from './place-spans.ts';
import {pictureAt, stripFrames} from './shot-pictures.ts';
import {currentPixelsPerFrame} from './timeline-scale.ts';
import type {Block, BlockContent} from './tracks.ts';

export type BlockViewProps = {
  readonly block: Block;
  readonly index: number;
  readonly trackId: string;
  readonly fps: number;
  /** What decides on details, in pixels. */
  readonly coarseWidth: number;
  readonly isSelected: boolean;
  /** The one block of all that the Tab key leads to. */
  readonly isTabStop: boolean;
  /** Of the block's format. */
  readonly picture: readonly PictureView[];
};

/** From how many pixels on the name of a block may be out of sight while it isn't. */
const longBlock = 240;

/** A block of the timeline. It is placed as it is rendered, and by `placeSpans` from then on. */
export const BlockView = memo(function BlockView(props: BlockViewProps): ReactNode {
  const {block, index, trackId, fps, coarseWidth, isSelected, isTabStop} = props;
  return (
    <div
      role="gridcell"
      className={`block block-${block.content.kind}`}
      data-block={index}
      data-address={block.address}
      data-track={trackId}
      data-state={stateOf(block.content)}
      data-long={coarseWidth > longBlock}
      aria-label={describeBlock(block, fps)}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      {...spanAttributes(block.from, block.frames, currentPixelsPerFrame())}
    >
      <BlockInside {...props} />
    </div>
  );
});

function BlockInside({block, coarseWidth, picture}: BlockViewProps): ReactNode {
  const {content} = block;
  switch (content.kind) {
    case 'scene':
      return <span className="block-name">{content.scene.name}</span>;
    case 'shot':
      return <ShotInside block={block} content={content} coarseWidth={coarseWidth} picture={picture} />;
    case 'transition':
      return (
        <>
          <span className="block-cross" />
          {coarseWidth > 56 ? <span className="block-name">{content.transition.effect.kind}</span> : null}
        </>
      );
    case 'overlay':
      return (
        <>
          {coarseWidth > 40 ? <Layers /> : null}
          <span className="block-name">{content.overlay.name}</span>
        </>
      );
    case 'caption':
      return (
        <>
          {coarseWidth > 56 ? <Captions /> : null}
          <span className="block-name">{content.caption.text}</span>
        </>
      );
    case 'sound':
      return (
        <>
          {content.sound.digest === null ? <FileX /> : coarseWidth > 56 ? <Volume2 /> : null}
          <span className="block-name">{content.sound.src}</span>
        </>
      );
  }
}

type ShotInsideProps = Pick<BlockViewProps, 'block' | 'coarseWidth' | 'picture'> & {
  readonly content: Extract<BlockContent, {kind: 'shot'}>;
};

function ShotInside({block, content, coarseWidth, picture}: ShotInsideProps): ReactNode {
  const {shot, clip, isLinked} = content;
  const state = clip?.state;
  return (
    <>
      <div className="shot-head">
        {state && coarseWidth > 24 ? <StateIcon state={state} /> : null}
        {shot.continues !== null && !isLinked && coarseWidth > 40 ? (
          <GitBranch className="shot-icon" />
        ) : null}
        <span className="block-name">{shot.name}</span>
        {clip && clip.pinned !== null && coarseWidth > 40 ? <Pin className="shot-pin" /> : null}
        {clip && needsMaking(clip) && clip.usd !== 0 && coarseWidth > 72 ? (
          // Drawn by the style sheet: the name of the block says it in words.
          <span className="shot-price" data-price={formatUsd(clip.usd)} />
        ) : null}
      </div>
      {coarseWidth < 28 ? null : (
        <Strip block={block} coarseWidth={coarseWidth} picture={picture} isWide={content.format === '16:9'} />
      )}
      {state?.kind === 'in-flight' ? (
        <span
          className="shot-progress"
          data-unknown={state.progress === null}
          style={{transform: `scaleX(${state.progress ?? 1})`}}
        />
      ) : null}
    </>
  );
}

function StateIcon({state}: {readonly state: ClipState}): ReactNode {
  switch (state.kind) {
    case 'missing':
      return <CircleDashed className="shot-icon" />;
    case 'stale':
      return <RefreshCw className="shot-icon" />;
    case 'failed':
      return <CircleAlert className="shot-icon" />;
    case 'in-flight':
      return <span className="shot-flight" />;
    case 'stored':
      return null;
  }
}

const stripWidths = {wide: 58, narrow: 34} as const;

function Strip({
  block,
  coarseWidth,
  picture,
  isWide,
}: Pick<BlockViewProps, 'block' | 'coarseWidth' | 'picture'> & {readonly isWide: boolean}): ReactNode {
  const film = useView((view) => view.film) ?? '';
  const props = useView((view) => view.props);
  const content = block.content.kind === 'shot' ? block.content : null;
  if (!content) return null;
  const wanted = Math.round(coarseWidth / (isWide ? stripWidths.wide : stripWidths.narrow));
  const count = Math.min(8, Math.max(1, wanted));
  return (
    <div className="shot-strip">
      {stripFrames(block.from, block.frames, count).map((frame) => {
        const shown = pictureAt(picture, frame);
        if (!shown) return null;
        return (
          <PatientImage
            key={frame}
            src={
              shown.kind === 'slate'
                ? slateUrl(film, content.format, shown.frame, props)
                : pictureUrl(shown.key, shown.frame, 160)
            }
          />
        );
      })}
    </div>
  );
}

function stateOf(content: BlockContent): string | undefined {
  if (content.kind === 'sound' && content.sound.digest === null) return 'missing';
  return content.kind === 'shot' ? (content.clip?.state.kind ?? 'stored') : undefined;
}
