import type {MixSound} from '../../media.ts';
import {runBlocks, soundRuns, type SoundRun} from './sound-run.ts';
import {add, slice, type Stereo} from './stereo.ts';

/**
 * Sounds that do not overlap, in order. Mixing costs per lane, not per sound: a film of a hundred shots with a
 * dissolve here and there and music under it is three lanes.
 */
export type SoundLane = Disposable & {
  /** Adds to a mix what sounds from sample `at` on. Called for the whole mix in order. */
  readonly addTo: (mix: Stereo, at: number) => void;
};

export function lanesOf(sounds: readonly MixSound[]): readonly (readonly SoundRun[])[] {
  const lanes: SoundRun[][] = [];
  for (const run of soundRuns(sounds.filter(({samples}) => samples > 0)).toSorted(
    (a, b) => a.from - b.from,
  )) {
    const free = lanes.find((lane) => endOf(lane.at(-1)) <= run.from);
    if (free === undefined) lanes.push([run]);
    else free.push(run);
  }
  return lanes;
}

export function openLane(runs: readonly SoundRun[], sampleRate: number): SoundLane {
  const coming = [...runs];
  let current: Generator<Stereo, void> | null = null;
  let block: Stereo | null = null;
  return {addTo, [Symbol.dispose]: () => void current?.return()};

  function addTo(mix: Stereo, start: number): void {
    const end = start + mix.left.length;
    let at = start;
    while (at < end) {
      if (current === null) {
        const run = coming[0];
        if (run === undefined || run.from >= end) return;
        coming.shift();
        at = Math.max(at, run.from);
        current = runBlocks(run, sampleRate);
      }
      block ??= nextBlock();
      if (block === null) continue;
      const there = block.left.length;
      const count = Math.min(there, end - at);
      add(slice(mix, at - start, at - start + count), block);
      block = count === there ? null : slice(block, count, there);
      at += count;
    }
  }

  function nextBlock(): Stereo | null {
    const next = current?.next();
    if (next !== undefined && next.done !== true) return next.value;
    current = null;
    return null;
  }
}

function endOf(run: SoundRun | undefined): number {
  return run === undefined ? 0 : run.from + run.samples;
}
