import {AVCOL_RANGE_UNSPECIFIED, AVCOL_SPC_RGB, AVCOL_SPC_UNSPECIFIED} from 'node-av/constants';
import type {Frame} from 'node-av/lib';

/**
 * The filters that turn pictures like this one into RGB of the full range.
 *
 * A picture without tags is taken for what everything here is, BT.709 in the range of television: swscale would take
 * it for BT.601.
 */
export function toRgb(picture: Frame, format: 'rgb24' | 'rgba', size = ''): string {
  const options = ['out_range=full', 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact'];
  if (picture.colorSpace === AVCOL_SPC_UNSPECIFIED) options.push('in_color_matrix=bt709');
  if (picture.colorSpace !== AVCOL_SPC_RGB && picture.colorRange === AVCOL_RANGE_UNSPECIFIED)
    options.push('in_range=tv');
  return `scale=${[...(size === '' ? [] : [size]), ...options].join(':')},format=${format}`;
}
