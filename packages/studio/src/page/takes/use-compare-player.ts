import {useCallback, useEffect, useRef, useState, type RefObject} from 'react';
import {commonFrames, follow, frameAt, secondsOfFrame, stepBy} from './compare-clock.ts';

export type ComparePlayer = {
  readonly leader: RefObject<HTMLVideoElement | null>;
  readonly follower: RefObject<HTMLVideoElement | null>;
  readonly frame: number;
  /** That both takes have; `null` until both are known. */
  readonly frames: number | null;
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly step: (by: number) => void;
  readonly seek: (frame: number) => void;
  /** For both videos: their lengths are known now. */
  readonly onLoadedMetadata: () => void;
};

/** Plays two videos in one clock. @param fps of the film, in whose frames is stepped */
export function useComparePlayer(fps: number): ComparePlayer {
  const leader = useRef<HTMLVideoElement>(null);
  const follower = useRef<HTMLVideoElement>(null);
  const [frame, setFrame] = useState(0);
  const [frames, setFrames] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);

  const seek = useCallback(
    (to: number) => {
      const wanted = stepBy(to, 0, frames ?? 1);
      for (const video of [leader.current, follower.current]) {
        if (video !== null) video.currentTime = secondsOfFrame(wanted, fps);
      }
      setFrame(wanted);
    },
    [fps, frames],
  );

  const step = useCallback(
    (by: number) => {
      setPlaying(false);
      seek(frame + by);
    },
    [frame, seek],
  );

  const onLoadedMetadata = useCallback(() => {
    const lengths = [leader.current?.duration, follower.current?.duration];
    const [one, other] = lengths.map((length) => (Number.isFinite(length) ? (length ?? null) : null));
    if (typeof one === 'number' && typeof other === 'number') setFrames(commonFrames(one, other, fps));
  }, [fps]);

  useEffect(() => {
    const [one, other] = [leader.current, follower.current];
    if (!isPlaying || one === null || other === null) return;
    let isOver = false;
    // Refused, as by a browser that wants a click first: then nothing plays, and says so. What ends this effect takes
    // it back too, and may begin it anew, as when the length of a video is known only now.
    const play = (video: HTMLVideoElement): void => {
      video.play().catch(() => {
        if (!isOver) setPlaying(false);
      });
    };
    play(one);
    play(other);
    let request = requestAnimationFrame(function tick() {
      const last = frames ?? 1;
      if (one.ended || frameAt(one.currentTime, fps) >= last) {
        // Begins again, together.
        one.currentTime = 0;
        other.currentTime = 0;
        play(one);
        play(other);
      }
      const correction = follow({
        leader: one.currentTime,
        follower: other.currentTime,
        fps,
        rate: one.playbackRate,
        isPlaying: true,
      });
      other.playbackRate = correction.kind === 'nudge' ? correction.rate : one.playbackRate;
      // A seek that is under way is not begun anew with every frame: it would never end.
      if (correction.kind === 'seek' && !other.seeking) other.currentTime = correction.seconds;
      setFrame(Math.min(frameAt(one.currentTime, fps), last - 1));
      request = requestAnimationFrame(tick);
    });
    return () => {
      isOver = true;
      cancelAnimationFrame(request);
      one.pause();
      other.pause();
      other.playbackRate = one.playbackRate;
      const correction = follow({
        leader: one.currentTime,
        follower: other.currentTime,
        fps,
        rate: 1,
        isPlaying: false,
      });
      if (correction.kind === 'seek') other.currentTime = correction.seconds;
    };
  }, [isPlaying, fps, frames]);

  return {
    leader,
    follower,
    frame,
    frames,
    isPlaying,
    toggle: useCallback(() => setPlaying((before) => !before), []),
    step,
    seek,
    onLoadedMetadata,
  };
}
