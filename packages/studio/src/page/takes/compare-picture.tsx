import {useRef, type PointerEvent, type ReactNode} from 'react';
import type {TakeView} from '../../protocol.ts';
import {artifactUrl, pictureUrl} from '../api/media-urls.ts';
import {wipeAt} from './compare-clock.ts';
import type {ComparePlayer} from './use-compare-player.ts';

export type CompareMode = 'beside' | 'wipe';

export type ComparePictureProps = {
  readonly one: TakeView;
  readonly other: TakeView;
  readonly mode: CompareMode;
  /** Where the line between them is, 0 to 1: the first take is before it. */
  readonly wipe: number;
  readonly aspect: number;
  readonly sound: 'a' | 'b' | 'off';
  readonly player: ComparePlayer;
  readonly onWipe: (wipe: number) => void;
};

/** The two videos. They stay the same elements in both modes, so that neither loses its place. */
export function ComparePicture({
  one,
  other,
  mode,
  wipe,
  aspect,
  sound,
  player,
  onWipe,
}: ComparePictureProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const isWiped = mode === 'wipe';
  const drag = (event: PointerEvent): void => {
    if (!isWiped || event.buttons !== 1 || box.current === null) return;
    onWipe(wipeAt(event.clientX, box.current.getBoundingClientRect()));
  };
  return (
    // The line has a slider besides, for keys and screen readers.
    <div
      ref={box}
      className={`compare-picture compare-${mode}`}
      style={{'--aspect': String(aspect), '--wipe': `${wipe * 100}%`} as React.CSSProperties}
      onPointerDown={(event) => {
        box.current?.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <Video
        take={one}
        name="A"
        video={player.leader}
        isMuted={sound !== 'a'}
        onReady={player.onLoadedMetadata}
      />
      <Video
        take={other}
        name="B"
        video={player.follower}
        isMuted={sound !== 'b'}
        onReady={player.onLoadedMetadata}
      />
      {isWiped ? <div className="compare-line" aria-hidden /> : null}
    </div>
  );
}

function Video({
  take,
  name,
  video,
  isMuted,
  onReady,
}: {
  readonly take: TakeView;
  readonly name: 'A' | 'B';
  readonly video: ComparePlayer['leader'];
  readonly isMuted: boolean;
  readonly onReady: () => void;
}): ReactNode {
  return (
    <figure className={`compare-take compare-take-${name.toLowerCase()}`}>
      {/* Clips have no captions of their own: what is said in the film is in its caption tracks. */}
      <video
        ref={video}
        src={artifactUrl(take.key)}
        poster={pictureUrl(take.key, 0, 640)}
        aria-label={`${name}: take ${take.take}`}
        muted={isMuted}
        playsInline
        preload="auto"
        onLoadedMetadata={onReady}
      />
      <figcaption className="compare-tag">
        {name} · take {take.take}
      </figcaption>
    </figure>
  );
}
