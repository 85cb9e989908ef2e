import type {ReactNode} from 'react';
import {
  AbsoluteFill,
  Html5Audio,
  Img,
  OffthreadVideo,
  interpolate,
  staticFile,
  useCurrentFrame,
  useVideoConfig,
} from 'remotion';
import type {OverlayRequest} from '../overlay-request.ts';

/** The overlays that tests draw, by address. */
export const overlays: Readonly<Record<string, ReactNode>> = {
  nothing: null,
  box: <Box />,
  words: <Words />,
  picture: <Img src={staticFile('dot.png')} style={{width: 20, height: 20}} />,
  video: <OffthreadVideo muted src={staticFile('red.mp4')} style={{width: 20, height: 20}} />,
  broken: <Broken />,
  noisy: <Html5Audio src={staticFile('beep.wav')} />,
};

export function findOverlay({address, film}: OverlayRequest): Promise<ReactNode> {
  if (address === 'never') return new Promise(() => {});
  if (address === 'film') return Promise.resolve(film['id'] === 'fixture' ? 'found' : null);
  return Promise.resolve(overlays[address]);
}

/** A red square whose left edge is the frame number, 40 % opaque. */
function Box(): ReactNode {
  const frame = useCurrentFrame();
  const {height} = useVideoConfig();
  return (
    <div
      style={{
        position: 'absolute',
        left: frame,
        top: height / 4,
        width: height / 2,
        height: height / 2,
        backgroundColor: 'rgba(255, 0, 0, 0.4)',
      }}
    />
  );
}

/** Fades in over 5 frames, holds. */
function Words(): ReactNode {
  const {durationInFrames, fps, width, height} = useVideoConfig();
  const opacity = interpolate(useCurrentFrame(), [0, 5], [0, 1], {extrapolateRight: 'clamp'});
  return (
    <AbsoluteFill style={{opacity, color: 'white'}}>
      {width}×{height} {fps} {durationInFrames}
    </AbsoluteFill>
  );
}

function Broken(): ReactNode {
  throw new Error('This overlay is broken on purpose.');
}
