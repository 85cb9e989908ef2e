/** Samples from -1 to 1, as many on both sides. */
export type Stereo = {readonly sampleRate: number; readonly left: Float32Array; readonly right: Float32Array};

/** So many seconds of nothing, to mix into. */
export function silence(sampleRate: number, seconds: number): Stereo {
  const length = Math.round(sampleRate * seconds);
  return {sampleRate, left: new Float32Array(length), right: new Float32Array(length)};
}

/** Adds a voice at a time, a loudness and a place from -1 (left) to 1 (right). */
export function mix(to: Stereo, voice: Float32Array, start: number, gain: number, place: number): void {
  const first = Math.round(start * to.sampleRate);
  const angle = ((place + 1) * Math.PI) / 4;
  for (const [index, sample] of voice.entries()) {
    const at = first + index;
    if (at >= to.left.length) return;
    to.left[at] = (to.left[at] ?? 0) + sample * gain * Math.cos(angle) * Math.SQRT2;
    to.right[at] = (to.right[at] ?? 0) + sample * gain * Math.sin(angle) * Math.SQRT2;
  }
}

/** The loudest sample of both sides, without its sign. */
export function peakOf({left, right}: Stereo): number {
  return [left, right].reduce(
    (most, side) => side.reduce((high, sample) => Math.max(high, Math.abs(sample)), most),
    0,
  );
}
