import {Video as MediaVideo} from '@remotion/media';
import {Title} from 'matchcut/overlays';
import type {ReactNode} from 'react';
import {AbsoluteFill, Composition, OffthreadVideo, Sequence, registerRoot, staticFile} from 'remotion';
import type {BenchFilm} from '../bench-film.ts';

export type PlainProps = {
  readonly film: BenchFilm;
  /** Which of Remotion's tags plays the clips. */
  readonly tag: 'offthread-video' | 'media';
};

const fps = 30;
const sceneFrames = 10 * fps;

/** The film as one writes it for Remotion alone: the same clips, the same titles. */
function PlainFilm({film, tag}: PlainProps): ReactNode {
  const Player = tag === 'media' ? MediaVideo : OffthreadVideo;
  return (
    <AbsoluteFill style={{backgroundColor: 'black'}}>
      {film.scenes.map(({id, clip, title}, index) => (
        <Sequence key={id} from={index * sceneFrames} durationInFrames={sceneFrames}>
          <Player src={staticFile(`clip-${clip}.mp4`)} />
          {title && (
            <Sequence from={title.from * fps} durationInFrames={title.seconds * fps}>
              <Title>{title.text}</Title>
            </Sequence>
          )}
        </Sequence>
      ))}
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
    durationInFrames={sceneFrames}
    defaultProps={{film: {scenes: []}, tag: 'media'}}
    calculateMetadata={({props}) => ({durationInFrames: props.film.scenes.length * sceneFrames})}
  />
));
