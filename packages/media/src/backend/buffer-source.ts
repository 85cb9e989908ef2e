import type {Frame, IRational} from 'node-av/lib';
import {pixelFormatName, sampleFormatName} from './frame-format.ts';

/** The filter through which pictures like this one enter a graph; it is found there as `buffer@name`. */
export function pictureSource(
  name: string,
  picture: Frame,
  timeBase: IRational,
  frameRate: IRational,
): string {
  const {num, den} = picture.sampleAspectRatio;
  const options = [
    `video_size=${picture.width}x${picture.height}`,
    `pix_fmt=${pixelFormatName(picture.format)}`,
    `time_base=${timeBase.num}/${timeBase.den}`,
    `pixel_aspect=${num}/${Math.max(den, 1)}`,
    `colorspace=${picture.colorSpace}`,
    `range=${picture.colorRange}`,
    `alpha_mode=${picture.alphaMode}`,
  ];
  if (frameRate.num > 0 && frameRate.den > 0) options.push(`frame_rate=${frameRate.num}/${frameRate.den}`);
  return `buffer@${name}=${options.join(':')}`;
}

/** The filter through which sound like this enters a graph; it is found there as `abuffer@name`. */
export function soundSource(name: string, sound: Frame, timeBase: IRational): string {
  const {mask, nbChannels} = sound.channelLayout;
  const options = [
    `time_base=${timeBase.num}/${timeBase.den}`,
    `sample_rate=${sound.sampleRate}`,
    `sample_fmt=${sampleFormatName(sound.format)}`,
    `channel_layout=${mask === 0n ? `${nbChannels}c` : String(mask)}`,
  ];
  return `abuffer@${name}=${options.join(':')}`;
}
