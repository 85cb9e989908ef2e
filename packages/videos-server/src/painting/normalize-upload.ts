import type {Media} from '@matchcut/media';
import {audioAlike, videoAlike} from './encode-alike.ts';
import {frameRate, sampleRate} from './stitch.ts';

/** Brings a client's own clip to the encoding and rate of painted ones; silence stands for sound that it lacks. */
export async function normalizeUpload(
  media: Media,
  path: string,
  size: string,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const {audio, video} = await media.probe(path, {signal});
  const frames = Math.max(1, Math.round((video?.durationSeconds ?? 0) * frameRate.numerator));
  const sound = audio === null ? `anullsrc=r=${sampleRate}:cl=stereo` : `[0:a]aresample=${sampleRate},apad`;
  const samples = (frames * frameRate.denominator * sampleRate) / frameRate.numerator;
  await media.transcode(
    {
      inputs: [{path}],
      graph: [
        `[0:v]fps=${frameRate.numerator},tpad=stop=-1:stop_mode=clone,trim=end_frame=${frames}`,
        `,scale=${size.replace('x', ':')}:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p[v]`,
        `;${sound},aformat=channel_layouts=stereo,atrim=end_sample=${samples}[a]`,
      ].join(''),
      video: {...videoAlike, frames},
      audio: audioAlike,
      output: {path: to, format: 'mp4', options: {movflags: '+faststart'}},
    },
    {signal},
  );
}
