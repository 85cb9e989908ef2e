import type {AVColorRange, AVColorSpace} from 'node-av/constants';

// In the order of FFmpeg's enumerations, with the names that its options take; node-av does not pass these names on.
const spaces = `
  gbr bt709 unknown reserved fcc bt470bg smpte170m smpte240m ycgco
  bt2020nc bt2020c smpte2085 chroma-derived-nc chroma-derived-c ictcp ipt-c2
`
  .trim()
  .split(/\s+/);
const ranges = ['unknown', 'tv', 'pc'];

export function colorSpaceName(space: AVColorSpace): string {
  return spaces[space] ?? 'unknown';
}

export function colorRangeName(range: AVColorRange): string {
  return ranges[range] ?? 'unknown';
}
