import type {ReactNode} from 'react';
import {
  AbsoluteFill,
  Composition,
  OffthreadVideo,
  Sequence,
  registerRoot,
  staticFile,
  useCurrentFrame,
} from 'remotion';
import {MovingLabel} from './moving-label.tsx';

// The film as one writes it for Remotion alone, on the conformed clips.

const fps = 30;
const second = fps;
const dissolveFrames = fps / 2;

function Clip({name}: {readonly name: string}): ReactNode {
  return <OffthreadVideo muted src={staticFile(`${name}.mp4`)} style={{width: '100%', height: '100%'}} />;
}

/** Lies over the end of the clip before it; neither of its ends is one of the clips alone. */
function DissolveIn({children}: {readonly children: ReactNode}): ReactNode {
  const opacity = Math.min(1, (useCurrentFrame() + 1) / (dissolveFrames + 1));
  return <AbsoluteFill style={{opacity}}>{children}</AbsoluteFill>;
}

function PlainFilm(): ReactNode {
  const b = 4 * second - dissolveFrames;
  const c = b + 2 * second;
  return (
    <AbsoluteFill style={{backgroundColor: 'black'}}>
      <Sequence durationInFrames={2 * second}>
        <Clip name="a" />
        <Sequence from={0.3 * second} durationInFrames={0.5 * second}>
          <MovingLabel>between</MovingLabel>
        </Sequence>
      </Sequence>
      <Sequence from={2 * second} durationInFrames={2 * second}>
        <Clip name="a-continue-1" />
        <Sequence durationInFrames={second}>
          <MovingLabel>whole</MovingLabel>
        </Sequence>
      </Sequence>
      <Sequence from={b} durationInFrames={2 * second}>
        <DissolveIn>
          <Clip name="b" />
        </DissolveIn>
      </Sequence>
      <Sequence from={c} durationInFrames={second}>
        <Clip name="c" />
        <Sequence from={0.6 * second} durationInFrames={0.4 * second}>
          <MovingLabel>end</MovingLabel>
        </Sequence>
      </Sequence>
    </AbsoluteFill>
  );
}

registerRoot(() => (
  <Composition
    id="plain"
    component={PlainFilm}
    width={1280}
    height={720}
    fps={fps}
    durationInFrames={6.5 * second}
  />
));
