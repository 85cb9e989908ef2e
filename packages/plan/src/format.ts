import type {Size} from '@matchcut/engine';

/** An aspect of the same film. */
export type FormatId = '16:9' | '9:16' | '1:1' | '4:5';

export type Resolution = '720p' | '1080p';

/** Sizes by the shorter side, as resolutions are named. */
const sizes: Readonly<Record<FormatId, Readonly<Record<Resolution, Size>>>> = {
  '16:9': {'720p': {width: 1280, height: 720}, '1080p': {width: 1920, height: 1080}},
  '9:16': {'720p': {width: 720, height: 1280}, '1080p': {width: 1080, height: 1920}},
  '1:1': {'720p': {width: 720, height: 720}, '1080p': {width: 1080, height: 1080}},
  '4:5': {'720p': {width: 720, height: 900}, '1080p': {width: 1080, height: 1350}},
};

export function isFormatId(value: string): value is FormatId {
  return Object.hasOwn(sizes, value);
}

export const formatIds: readonly FormatId[] = ['16:9', '9:16', '1:1', '4:5'];

export const resolutions: readonly Resolution[] = ['720p', '1080p'];

export function formatSize(format: FormatId, resolution: Resolution): Size {
  return sizes[format][resolution];
}

/** The format as it stands in file names: `16x9`. */
export function formatSlug(format: FormatId): string {
  return format.replace(':', 'x');
}
