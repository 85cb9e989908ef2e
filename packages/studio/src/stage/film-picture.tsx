import type {ReactNode} from 'react';
import {AbsoluteFill, Html5Video, Sequence, useCurrentFrame, useVideoConfig} from 'remotion';
import type {FilmSummary, TransitionView} from '../protocol.ts';
import {spansAround, type PicturePart} from './picture-parts.ts';
import {effectOf, fadeOpacity, incomingStyle, outgoingStyle, progressAt} from './transition-styles.ts';

/** The picture below the overlays: clips one after another, and how each gives way to the next. */
export function FilmPicture({
  parts,
  film,
  format,
  props,
  isMuted,
  matte,
}: {
  readonly parts: readonly PicturePart[];
  readonly film: FilmSummary;
  readonly format: string;
  readonly props: {readonly [name: string]: unknown};
  /** Whether the sound of the clips comes from elsewhere. */
  readonly isMuted: boolean;
  /** What a transition's matte draws; `null` where it can't. */
  readonly matte: (transition: TransitionView) => ReactNode;
}): ReactNode {
  const frame = useCurrentFrame();
  const {fps} = useVideoConfig();
  // As long as a clip needs to be there at once.
  const ahead = Math.ceil(fps * 1.5);
  return (
    <AbsoluteFill style={{backgroundColor: 'black', isolation: 'isolate'}}>
      {spansAround(parts, frame, ahead).map((part) => (
        <Sequence
          key={`${part.picture.address} ${part.from}`}
          from={part.from}
          durationInFrames={part.frames}
          premountFor={ahead}
        >
          <Part part={part} frame={frame} matte={matte}>
            {part.picture.kind === 'slate' ? (
              <Slate {...{film, format, props}} frame={part.from + Math.floor(part.frames / 2)} />
            ) : (
              <Clip artifact={part.picture.key} part={part} isMuted={isMuted} />
            )}
          </Part>
        </Sequence>
      ))}
      {spansAround(
        parts.flatMap(({comes}) => (comes === null ? [] : [comes])),
        frame,
        0,
      ).map((transition) => (
        <FadeColour key={transition.incoming} transition={transition} frame={frame} />
      ))}
    </AbsoluteFill>
  );
}

/** A stretch as it looks while it comes and goes. */
function Part({
  part: {from, comes, goes},
  frame,
  matte,
  children,
}: {
  readonly part: PicturePart;
  readonly frame: number;
  readonly matte: (transition: TransitionView) => ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const size = useVideoConfig();
  const coming = isDuring(comes, frame) ? comes : null;
  const going = isDuring(goes, frame) ? goes : null;
  const style = {
    ...(going !== null && outgoingStyle(drawableEffect(going, matte), progressAt(going, frame), size)),
    ...(coming !== null && incomingStyle(drawableEffect(coming, matte), progressAt(coming, frame), size)),
  };
  return (
    <AbsoluteFill style={{isolation: 'isolate', ...style}}>
      {children}
      {coming !== null && <Matte {...{transition: coming, from, matte}} leaves="what it covers" />}
      {going !== null && <Matte {...{transition: going, from, matte}} leaves="the rest" />}
    </AbsoluteFill>
  );
}

/** What a matte draws counts by how opaque it is. Where it can't be drawn, one scene dissolves into the other. */
function drawableEffect(
  transition: TransitionView,
  matte: (transition: TransitionView) => ReactNode,
): ReturnType<typeof effectOf> {
  const effect = effectOf(transition);
  return effect.kind === 'matte' && matte(transition) === null ? {kind: 'dissolve'} : effect;
}

/**
 * Takes the matte out of the picture below, or what is not the matte. CSS has no mask that is an element, but colours
 * do the same: black over what is to go.
 */
function Matte({
  transition,
  from,
  leaves,
  matte,
}: {
  readonly transition: TransitionView;
  /** Where in the film the part begins. */
  readonly from: number;
  readonly leaves: 'what it covers' | 'the rest';
  readonly matte: (transition: TransitionView) => ReactNode;
}): ReactNode {
  if (effectOf(transition).kind !== 'matte') return null;
  const drawn = matte(transition);
  if (drawn === null) return null;
  const isRest = leaves === 'the rest';
  return (
    <AbsoluteFill style={isRest ? {} : {mixBlendMode: 'multiply', backgroundColor: 'black'}}>
      <AbsoluteFill style={{filter: isRest ? 'brightness(0)' : 'brightness(0) invert(1)'}}>
        <Sequence from={transition.from - from} durationInFrames={transition.frames}>
          {drawn}
        </Sequence>
      </AbsoluteFill>
    </AbsoluteFill>
  );
}

function FadeColour({
  transition,
  frame,
}: {
  readonly transition: TransitionView;
  readonly frame: number;
}): ReactNode {
  const effect = effectOf(transition);
  if (effect.kind !== 'fade') return null;
  const opacity = fadeOpacity(progressAt(transition, frame));
  return <AbsoluteFill style={{backgroundColor: effect.color, opacity}} />;
}

function Clip({
  artifact,
  part,
  isMuted,
}: {
  readonly artifact: string;
  readonly part: PicturePart;
  readonly isMuted: boolean;
}): ReactNode {
  const {comes, goes, from, sourceFrom} = part;
  return (
    <Html5Video
      // The fragment keeps Remotion from adding one of its own, which would load the clip anew with each change of it.
      src={`/artifacts/${artifact}#clip`}
      // In the middle of frames: at their edges a browser's rounding decides which of two is shown.
      trimBefore={sourceFrom + 0.5}
      pauseWhenBuffering
      acceptableTimeShiftInSeconds={0.2}
      muted={isMuted}
      volume={(frame) => soundDuring(comes, goes, from + Math.floor(frame - sourceFrom))}
      // A clip that has gone from the store meanwhile is told of by the page.
      onError={() => {}}
      style={{width: '100%', height: '100%', objectFit: 'fill'}}
    />
  );
}

/** While two clips are seen, both are heard. */
function soundDuring(comes: TransitionView | null, goes: TransitionView | null, frame: number): number {
  if (comes !== null && isDuring(comes, frame)) return progressAt({...comes, easing: null}, frame);
  if (goes !== null && isDuring(goes, frame)) return 1 - progressAt({...goes, easing: null}, frame);
  return 1;
}

/** What is not made yet, as it would be painted. */
function Slate({
  film,
  format,
  props,
  frame,
}: {
  readonly film: FilmSummary;
  readonly format: string;
  readonly props: {readonly [name: string]: unknown};
  readonly frame: number;
}): ReactNode {
  const query = new URLSearchParams({props: JSON.stringify(props)});
  const address = `/slates/${encodeURIComponent(film.id)}/${encodeURIComponent(format)}/${frame}?${query}`;
  return <img src={address} alt="" style={{width: '100%', height: '100%', objectFit: 'cover'}} />;
}

function isDuring(transition: TransitionView | null, frame: number): boolean {
  return transition !== null && spansAround([transition], frame, 0).length > 0;
}
