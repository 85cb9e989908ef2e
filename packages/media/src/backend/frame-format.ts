import type {AVPixelFormat, AVSampleFormat} from 'node-av/constants';
import {avGetPixFmtName, avGetSampleFmtName, type Frame} from 'node-av/lib';
import {present} from './check.ts';

type Format = AVPixelFormat | AVSampleFormat;

/** FFmpeg's name of a picture's format, such as `yuv420p`. */
export function pixelFormatName(format: Format): string {
  return present(isPixelFormat(format) ? avGetPixFmtName(format) : null, 'such pixel format');
}

/** FFmpeg's name of a sound's format, such as `fltp`. */
export function sampleFormatName(format: Format): string {
  return present(isSampleFormat(format) ? avGetSampleFmtName(format) : null, 'such sample format');
}

export function hasAlpha(picture: Frame): boolean {
  return /^(?:yuva|rgba|argb|abgr|bgra|gbrap|ya8|ya16|pal8)/.test(pixelFormatName(picture.format));
}

// FFmpeg has one field for both, and which of the two it is follows from where the number came from.
export function isPixelFormat(format: Format): format is AVPixelFormat {
  return Number.isInteger(format);
}

export function isSampleFormat(format: Format): format is AVSampleFormat {
  return Number.isInteger(format);
}
