import {Caption, CaptionList, type CaptionListProps} from '@matchcut/react';
import {use, type ReactElement} from 'react';
import {currentDesk} from '../asking/current-desk.ts';
import {burntIn, type BurnProps} from './burn-props.tsx';

/** Props of `<Captions>`. */
export type CaptionsProps = Pick<CaptionListProps, 'src' | 'from' | 'track'> & BurnProps;

/**
 * All captions of a `.srt` or `.vtt` file. The file's time begins with the element that it stands in, or `from` seconds
 * later.
 *
 * @example
 * ```tsx
 * <Film title="Lesson">
 *   <Captions src="lesson.vtt" />
 *   <Scene id="intro" seconds={8}>A teacher at a blackboard.</Scene>
 * </Film>
 * ```
 */
export function Captions({src, from, track, ...burnt}: CaptionsProps): ReactElement {
  const content = burntIn('Captions', ['src', 'from', 'track'], burnt);
  const file = use(currentDesk().captionFile(src));
  if (file.kind !== 'read') return <CaptionList src={src} from={from} state={file.kind} />;
  return (
    <CaptionList src={src} from={from} track={track} problems={file.problems}>
      {file.cues.map(({from: start, seconds, text, words, line}) => (
        // By its time, so that an address stays where another cue is added or changed.
        <Caption
          key={Math.round(start * 1000)}
          from={start}
          seconds={seconds}
          words={words}
          line={line}
          content={content}
        >
          {text}
        </Caption>
      ))}
    </CaptionList>
  );
}
