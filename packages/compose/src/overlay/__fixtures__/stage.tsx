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
  const {slow: server} = film;
  const slow = loading(typeof server === 'string' ? server : '');
  return Promise.resolve(Object.hasOwn(slow, address) ? slow[address] : overlays[address]);
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

/** What plain HTML loads, from a server that takes its time. */
function loading(server: string): Readonly<Record<string, ReactNode>> {
  const picture = (name: string): string => `${server}/${name}.png`;
  const size = {width: 20, height: 20};
  return {
    img: <img alt="" src={picture('img')} style={size} />,
    background: <div style={{...size, background: `url(${picture('background')})`}} />,
    poster: <video muted poster={picture('poster')} style={size} />,
    frame: (
      <iframe
        title="frame"
        sandbox="allow-same-origin"
        srcDoc={`<body style="margin:0"><img src="${picture('frame')}" width="20" height="20">`}
        style={{...size, border: 0}}
      />
    ),
    sheet: (
      <>
        <link rel="stylesheet" href={`${server}/sheet.css`} />
        <div className="green" style={size} />
      </>
    ),
    svg: (
      <svg {...size}>
        <image href={picture('svg')} {...size} />
      </svg>
    ),
  };
}
