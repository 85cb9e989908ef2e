import type {ReactNode} from 'react';
import {interpolate, useCurrentFrame, useVideoConfig} from 'remotion';

/** An overlay of which no two frames look alike, so that none can stand for another. */
export function MovingLabel({children}: {readonly children: string}): ReactNode {
  const frame = useCurrentFrame();
  const {width, height, durationInFrames} = useVideoConfig();
  const left = interpolate(frame, [0, durationInFrames], [width * 0.05, width * 0.5]);
  return (
    <div
      style={{
        position: 'absolute',
        left,
        top: height * 0.4,
        width: width * 0.4,
        height: height * 0.3,
        background: 'rgba(20, 30, 90, 0.7)',
        borderLeft: `${width * 0.02}px solid #ffb000`,
        color: 'white',
        fontSize: height * 0.12,
        fontFamily: 'sans-serif',
      }}
    >
      {children}
    </div>
  );
}
