import {useMemo, type ReactNode} from 'react';
import {Html5Audio, Sequence, staticFile, useCurrentFrame, useVideoConfig} from 'remotion';
import type {SoundView} from '../protocol.ts';
import {spansAround} from './picture-parts.ts';
import {soundLevel, voicesAmong} from './sound-level.ts';

/** What is heard: the film's own mix, or, as long as there is none, each sound by itself. */
export function FilmSounds({
  sounds,
  soundtrack,
}: {
  readonly sounds: readonly SoundView[];
  readonly soundtrack: string | null;
}): ReactNode {
  if (soundtrack !== null) return <Html5Audio src={`/artifacts/${soundtrack}#sound`} pauseWhenBuffering />;
  return <LooseSounds sounds={sounds} />;
}

function LooseSounds({sounds}: {readonly sounds: readonly SoundView[]}): ReactNode {
  const frame = useCurrentFrame();
  const {fps} = useVideoConfig();
  const ahead = Math.ceil(fps);
  const voices = useMemo(() => voicesAmong(sounds), [sounds]);
  return spansAround(sounds, frame, ahead).map((sound) =>
    sound.digest === null ? null : (
      <Sequence
        key={sound.address}
        from={sound.from}
        durationInFrames={sound.frames}
        premountFor={ahead}
        style={{pointerEvents: 'none'}}
      >
        <Html5Audio
          src={`${staticFile(sound.src)}#sound`}
          trimBefore={Math.round(sound.trimStartSeconds * fps)}
          loop={sound.loop}
          // Its own frames go on through repeats, and have what is trimmed away before them.
          loopVolumeCurveBehavior="extend"
          volume={Math.min(1, soundLevel(sound, frame, fps, voices))}
          onError={() => {}}
        />
      </Sequence>
    ),
  );
}
