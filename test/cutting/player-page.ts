import type {Page} from 'playwright-core';

/** What a page with a player offers to a test. */
export type Player = {
  durationSeconds(): number;
  /** The number in the picture at a time. */
  codeAt(seconds: number): Promise<number>;
  /** Plays from the beginning to the end, and tells each picture that was shown. */
  playThrough(): Promise<{
    readonly frames: readonly {readonly seconds: number; readonly code: number}[];
    readonly error: string | null;
    readonly endedAt: number;
  }>;
};

declare global {
  interface Window {
    player: Player;
  }
}

/** Puts a player of `/film.mp4` into a page, as `window.player`. */
export function openPlayer(
  page: Page,
  code: {readonly bits: number; readonly square: number},
): Promise<void> {
  return page.evaluate(async ({bits, square}) => {
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    document.body.append(video);
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', {willReadFrequently: true});
    const heard = (name: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        video.addEventListener(name, resolve, {once: true});
        video.addEventListener('error', () => reject(new Error(video.error?.message)), {once: true});
      });
    const loaded = heard('loadeddata');
    video.src = '/film.mp4';
    await loaded;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;

    const readCode = (): number => {
      pen?.drawImage(video, 0, 0);
      let number = 0;
      for (let bit = 0; bit < bits; bit += 1) {
        const data = pen?.getImageData((bit + 0.5) * square, square / 2, 1, 1).data;
        if ((data?.[0] ?? 0) > 127) number += 2 ** bit;
      }
      return number;
    };

    window.player = {
      durationSeconds: () => video.duration,
      async codeAt(seconds) {
        const seeked = heard('seeked');
        video.currentTime = seconds;
        await seeked;
        // A picture that was sought may come to the screen, and to a canvas, a moment after it is told.
        for (let shown = 0; shown < 2; shown += 1)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return readCode();
      },
      async playThrough() {
        const frames: {seconds: number; code: number}[] = [];
        const seeked = heard('seeked');
        video.currentTime = 0;
        await seeked;
        const look = (_: number, {mediaTime}: VideoFrameCallbackMetadata): void => {
          frames.push({seconds: mediaTime, code: readCode()});
          video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        const ended = heard('ended');
        await video.play();
        await ended;
        return {frames, error: video.error?.message ?? null, endedAt: video.currentTime};
      },
    };
  }, code);
}
