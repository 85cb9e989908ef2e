import type {FrameRate} from '@matchcut/engine';
import type {TranscodeJob, VideoOutput} from '@matchcut/media';
import {gopFrames} from '@matchcut/plan';

export type PreviewKind = 'webp' | 'gif';

export type PreviewPiece = {
  readonly path: string;
  /** Which frame of the file comes first. */
  readonly sourceFrom: number;
  readonly frames: number;
};

export type PreviewShape = {
  /** Of the pieces. */
  readonly frameRate: FrameRate;
  /** Pixels; the height follows from the aspect. */
  readonly width: number;
  /** Pictures a second. */
  readonly fps: number;
};

/** An animated WebP, which loops for ever. */
export function webpJob(pieces: readonly PreviewPiece[], shape: PreviewShape, path: string): TranscodeJob {
  return {
    inputs: inputsOf(pieces, shape),
    // WebP has the colours of old television, and its encoder knows how it makes those from RGB.
    graph: `${picturesGraph(pieces, shape)},format=bgra[v]`,
    video: video('libwebp_anim', {quality: 75, compression_level: 4}, shape),
    audio: null,
    output: {path, format: 'webp', options: {loop: 0}},
  };
}

/** The 256 colours that suit all of a preview's pictures, as a PNG file. */
export function paletteJob(pieces: readonly PreviewPiece[], shape: PreviewShape, path: string): TranscodeJob {
  return {
    inputs: inputsOf(pieces, shape),
    graph: `${picturesGraph(pieces, shape)},palettegen=stats_mode=full,format=rgba[v]`,
    video: {...video('png', {}, shape), frames: 1},
    audio: null,
    output: {path, format: 'image2', options: {update: 1}},
  };
}

/** A GIF, which loops for ever, in the colours of a palette. */
export function gifJob(
  pieces: readonly PreviewPiece[],
  shape: PreviewShape,
  palette: string,
  path: string,
): TranscodeJob {
  return {
    inputs: [...inputsOf(pieces, shape), {pictures: [palette]}],
    // A dither that keeps still, where the picture does: noise that moves would be most of the file.
    graph: `${picturesGraph(pieces, shape)}[p];[p][${pieces.length}:v]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle[v]`,
    video: video('gif', {}, shape),
    audio: null,
    output: {path, format: 'gif', options: {loop: 0}},
  };
}

/** How many pictures a preview of so many frames has. */
export function picturesIn(frames: number, {frameRate, fps}: PreviewShape): number {
  return Math.ceil((frames * fps * frameRate.denominator) / frameRate.numerator);
}

/** Files are read from the keyframe before what is shown. */
function inputsOf(pieces: readonly PreviewPiece[], {frameRate}: PreviewShape): TranscodeJob['inputs'] {
  return pieces.map(({path, sourceFrom}) => ({path, fromFrame: keyframeBefore(sourceFrom, frameRate)}));
}

/** Every picture of the preview, small, in RGB, one piece after another. */
function picturesGraph(pieces: readonly PreviewPiece[], {frameRate, width, fps}: PreviewShape): string {
  const ratio = `${fps * frameRate.denominator}/${frameRate.numerator}`;
  let before = 0;
  const chains = pieces.map(({sourceFrom, frames}, index) => {
    const start = sourceFrom - keyframeBefore(sourceFrom, frameRate);
    // A frame is shown that is the first one after a tick of the preview, wherever pieces begin and end.
    const tick = (frame: string): string => `floor((${frame})*${ratio})`;
    const isShown = `gt(${tick(`n+${before}`)},${tick(`n+${before - 1}`)})`;
    before += frames;
    return [
      `[${index}:v]trim=start_frame=${start}:end_frame=${start + frames}`,
      `select='${isShown}'`,
      `scale=${width}:-2:flags=bicubic+accurate_rnd+full_chroma_int:in_color_matrix=bt709`,
      `format=gbrp,setsar=1,setpts=N/(${fps}*TB)[s${index}]`,
    ].join(',');
  });
  const all = pieces.map((_, index) => `[s${index}]`).join('');
  return `${chains.join(';')};${all}concat=n=${pieces.length}`;
}

function keyframeBefore(frame: number, frameRate: FrameRate): number {
  const group = gopFrames(frameRate);
  return Math.floor(frame / group) * group;
}

function video(codec: string, options: VideoOutput['options'], {fps}: PreviewShape): VideoOutput {
  return {codec, options, frameRate: {numerator: fps, denominator: 1}, timescale: fps};
}
