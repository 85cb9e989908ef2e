import {endianness} from 'node:os';
import type {Peaks} from '@matchcut/media';

/** What such a file begins with. Numbers are written as the machine has them, and another may read them. */
const mark = `matchcut peaks 1 ${endianness()}`.padEnd(24);

/** Behind it, three doubles: stretches a second, samples a second, samples. Then lows and highs, as floats. */
const headBytes = 3 * Float64Array.BYTES_PER_ELEMENT;

/** Peaks as they are kept in a file. */
export function bytesOfPeaks({perSecond, sampleRate, samples, min, max}: Peaks): Uint8Array {
  return Buffer.concat([
    Buffer.from(mark, 'latin1'),
    new Uint8Array(Float64Array.of(perSecond, sampleRate, samples).buffer),
    new Uint8Array(min.buffer, min.byteOffset, min.byteLength),
    new Uint8Array(max.buffer, max.byteOffset, max.byteLength),
  ]);
}

/** `null` for what is no such file, or not a whole one. */
export function peaksOfBytes(file: Uint8Array): Peaks | null {
  if (Buffer.from(file.subarray(0, mark.length)).toString('latin1') !== mark) return null;
  // A copy, because numbers must lie where their size says; a Buffer's own `slice` makes none.
  const bytes = new Uint8Array(file.subarray(mark.length)).buffer;
  if (bytes.byteLength < headBytes) return null;
  const [perSecond = 0, sampleRate = 0, samples = 0] = new Float64Array(bytes, 0, 3);
  const stretches = Math.ceil((samples * perSecond) / sampleRate);
  if (bytes.byteLength !== headBytes + 2 * stretches * Float32Array.BYTES_PER_ELEMENT) return null;
  const min = new Float32Array(bytes, headBytes, stretches);
  const max = new Float32Array(bytes, headBytes + min.byteLength, stretches);
  return {perSecond, sampleRate, samples, min, max};
}
