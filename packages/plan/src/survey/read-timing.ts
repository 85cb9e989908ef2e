import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {NodeProps} from '../node-kinds.ts';
import type {ReadScene} from './read-scene.ts';

/** Beyond these neither pictures nor sound are worth seeing or hearing. */
const slowest = 0.25;
const fastest = 4;

/** How a scene plays what is generated for it. What can't be used is told, and left at its default. */
export function readTiming(
  {trim, speed = 1, freeze = 0, volume = 1, mute = false}: NodeProps['scene'],
  where: string,
): Pick<ReadScene, 'timing' | 'volume' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  const {start = 0, end = 0} = trim ?? {};
  const isTrim = isLength(start) && isLength(end);
  if (!isTrim) {
    tell(
      'bad-seconds',
      `trim is ${String(start)} at the start and ${String(end)} at the end.`,
      'Both are seconds, from 0 to 3600.',
    );
  }
  const isSpeed = speed >= slowest && speed <= fastest;
  if (!isSpeed) {
    tell('bad-speed', `speed is ${String(speed)}.`, `Use ${slowest} to ${fastest}; 2 is twice as fast.`);
  }
  const isFreeze = isLength(freeze);
  if (!isFreeze) tell('bad-seconds', `freeze is ${String(freeze)}.`, 'It is seconds, from 0 to 3600.');
  const isVolume = isLength(volume);
  if (!isVolume) tell('bad-volume', `volume is ${String(volume)}.`, 'It is a gain: 0 is silent, 1 is as is.');
  return {
    timing: {
      trimStart: isTrim ? start : 0,
      trimEnd: isTrim ? end : 0,
      speed: isSpeed ? speed : 1,
      freeze: isFreeze ? freeze : 0,
    },
    volume: mute ? 0 : isVolume ? volume : 1,
    diagnostics,
  };

  function tell(code: 'bad-seconds' | 'bad-speed' | 'bad-volume', message: string, hint: string): void {
    diagnostics.push(diagnostic(code, where, message, hint));
  }
}

function isLength(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= 3600;
}
