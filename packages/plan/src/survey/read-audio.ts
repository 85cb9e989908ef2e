import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {readDucking} from '../ducking.ts';
import type {NodeProps} from '../node-kinds.ts';
import type {TimelineSound} from '../timeline.ts';

/** A sound by itself, wherever it stands. */
export type ReadAudio = Pick<
  TimelineSound,
  'src' | 'volume' | 'trimStart' | 'trimEnd' | 'fadeIn' | 'fadeOut' | 'loop' | 'duck'
>;

/** How a file is to be heard. `null` where something of it can't be used, which is told. */
export function readAudio(
  {src, volume = 1, trim, fadeIn, fadeOut, loop = false, duck}: NodeProps['audio'],
  where: string,
): {readonly audio: ReadAudio | null; readonly diagnostics: readonly Diagnostic[]} {
  const diagnostics: Diagnostic[] = [];
  if (!isGain(volume)) {
    tell('bad-volume', `volume is ${String(volume)}.`, 'It is a gain: 0 is silent, 1 is as is.');
  }
  const {start = 0, end = 0} = trim ?? {};
  if (!isLength(start) || !isLength(end)) {
    tell(
      'bad-seconds',
      `trim is ${String(start)} at the start and ${String(end)} at the end.`,
      'Both are seconds, 0 or more.',
    );
  }
  for (const [name, fade] of [
    ['fadeIn', fadeIn],
    ['fadeOut', fadeOut],
  ] as const) {
    if (fade !== undefined && !isLength(fade))
      tell('bad-seconds', `${name} is ${String(fade)}.`, 'It is seconds, 0 or more; 0 is no fade.');
  }
  const ducking = readDucking(duck);
  if (typeof ducking === 'string') {
    tell(
      'bad-duck',
      ducking,
      'Use `duck` alone, or depth from 0 to 60 decibels, attack and release from 0 to 10 seconds.',
    );
  }
  if (diagnostics.length > 0 || typeof ducking === 'string') return {audio: null, diagnostics};
  return {
    audio: {
      src,
      volume,
      trimStart: start,
      trimEnd: end,
      fadeIn: fadeIn ?? null,
      fadeOut: fadeOut ?? null,
      loop,
      duck: ducking,
    },
    diagnostics,
  };

  function tell(code: 'bad-seconds' | 'bad-volume' | 'bad-duck', message: string, hint: string): void {
    diagnostics.push(diagnostic(code, where, message, hint));
  }
}

function isGain(volume: number): boolean {
  return Number.isFinite(volume) && volume >= 0;
}

function isLength(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}
