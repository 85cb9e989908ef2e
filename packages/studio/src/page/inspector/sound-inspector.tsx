import type {ReactNode} from 'react';
import type {FilmContent, SoundView} from '../../protocol.ts';
import {Facts} from '../parts/facts.tsx';
import {Section} from '../parts/section.tsx';
import {formatSeconds} from '../words/timecode.ts';
import {InspectorHead} from './inspector-head.tsx';

export type SoundInspectorProps = {readonly sound: SoundView; readonly content: FilmContent};

export function SoundInspector({sound, content}: SoundInspectorProps): ReactNode {
  return (
    <div className="inspector">
      <InspectorHead
        kind="Sound"
        title={sound.src.slice(sound.src.lastIndexOf('/') + 1)}
        address={sound.address}
        span={sound}
        fps={content.fps}
        source={sound.source}
      />
      {sound.digest === null ? (
        <p className="inspector-gone" role="status">
          There is no <code>public/{sound.src}</code>.
        </p>
      ) : null}
      <Section title="Sound">
        <Facts
          facts={[
            {name: 'File', value: `public/${sound.src}`},
            {name: 'Volume', value: `${Math.round(sound.volume * 100)}%`},
            {
              name: 'Begins',
              value:
                sound.trimStartSeconds === 0
                  ? 'with the file'
                  : `${formatSeconds(sound.trimStartSeconds)} into it`,
            },
            sound.fadeInSeconds === null
              ? null
              : {name: 'Fades in', value: formatSeconds(sound.fadeInSeconds)},
            sound.fadeOutSeconds === null
              ? null
              : {name: 'Fades out', value: formatSeconds(sound.fadeOutSeconds)},
            {name: 'Loops', value: sound.loop ? 'yes' : 'no'},
            {
              name: 'Ducks',
              value:
                sound.duckDecibels === null ? 'no' : `by ${Math.abs(sound.duckDecibels)} dB under voices`,
            },
          ]}
        />
      </Section>
    </div>
  );
}
