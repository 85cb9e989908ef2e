import type {AudioOutput} from '../media.ts';
import {findEncoder} from './encoder.ts';
import {sampleFormatName} from './frame-format.ts';

/** The end of a filter graph's `[a]`: what the encoder takes, and where it is pulled from, `abuffersink@a`. */
export function soundEnd({codec, sampleRate}: AudioOutput): string {
  const formats = findEncoder(codec).sampleFormats?.map(sampleFormatName) ?? [];
  const wanted = [
    `sample_rates=${sampleRate}`,
    ...(formats.length > 0 ? [`sample_fmts=${formats.join('|')}`] : []),
  ];
  return `[a]aformat=${wanted.join(':')},abuffersink@a`;
}
