import type {StageNews, StageSettings} from '../protocol.ts';
import {stepBackwards} from './play-backwards.ts';

/** What it needs of Remotion's player. */
export type PlayerControls = {
  play(): void;
  pause(): void;
  seekTo(frame: number): void;
  setVolume(volume: number): void;
  getCurrentFrame(): number;
};

export type Transport = {
  /** From now on this player is the one; it stands still. */
  readonly attach: (player: PlayerControls) => void;
  /** How long the film is that it plays. */
  readonly measure: (film: {readonly fps: number; readonly frames: number}) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly seek: (frame: number) => void;
  readonly set: (settings: StageSettings) => void;
  /** To be called when the player has come to the film's end. */
  readonly end: () => void;
};

/** Calls back once, before the next picture. */
export type NextPicture = (then: (milliseconds: number) => void) => void;

export const usualSettings: StageSettings = {rate: 1, volume: 1, loop: false, guides: false};

/** Plays forwards with the player's own clock, and backwards with one of its own: nothing plays video backwards. */
export function createTransport(
  tell: (news: StageNews) => void,
  nextPicture: NextPicture = requestAnimationFrame,
): Transport {
  let player: PlayerControls | null = null;
  let film = {fps: 30, frames: 1};
  let settings = usualSettings;
  let isPlaying = false;
  /** Another number stops a run backwards. */
  let run = 0;

  const become = (playing: boolean): void => {
    if (isPlaying === playing) return;
    isPlaying = playing;
    tell({kind: 'playing', isPlaying});
  };

  function start(): void {
    if (player === null) return;
    run += 1;
    const last = film.frames - 1;
    const at = player.getCurrentFrame();
    if (settings.rate < 0) {
      player.pause();
      if (at === 0) player.seekTo(last);
      runBackwards(run);
      return;
    }
    if (at >= last) player.seekTo(0);
    player.play();
  }

  function runBackwards(own: number): void {
    let before: number | null = null;
    let rest = 0;
    const step = (now: number): void => {
      if (own !== run || player === null) return;
      const seconds = before === null ? 0 : (now - before) / 1000;
      before = now;
      const frame = player.getCurrentFrame();
      const next = stepBackwards({frame, rest}, seconds, {...film, ...settings});
      ({rest} = next);
      if (next.frame !== frame) player.seekTo(next.frame);
      if (next.hasEnded) become(false);
      else nextPicture(step);
    };
    nextPicture(step);
  }

  function stop(): void {
    run += 1;
    player?.pause();
  }

  const transport: Transport = {
    attach(next) {
      if (isPlaying) stop();
      player = next;
      player.setVolume(settings.volume);
      become(false);
    },
    measure(next) {
      film = next;
    },
    play() {
      if (isPlaying || player === null) return;
      become(true);
      start();
    },
    pause() {
      stop();
      become(false);
    },
    toggle() {
      if (isPlaying) transport.pause();
      else transport.play();
    },
    seek(frame) {
      if (player === null) return;
      const wanted = Math.min(film.frames - 1, Math.max(0, Math.round(frame)));
      // A player only tells of another one.
      if (player.getCurrentFrame() === wanted) tell({kind: 'frame', frame: wanted});
      player.seekTo(wanted);
    },
    set(next) {
      const turns = next.rate < 0 !== settings.rate < 0;
      settings = next;
      player?.setVolume(Math.min(1, Math.max(0, next.volume)));
      if (turns && isPlaying) start();
    },
    end() {
      if (settings.rate >= 0) become(false);
    },
  };
  return transport;
}
