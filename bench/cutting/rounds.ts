import type {Measured} from './measure-command.ts';

/** Runs of one kind of work, put together. */
export type Summary = {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly runs: number;
};

export type Work = {readonly name: string; readonly run: () => Promise<Measured>};

/** Does all kinds of work in turn, so many times, so that what disturbs the machine disturbs all alike. */
export async function inRounds(
  works: readonly Work[],
  rounds: number,
): Promise<ReadonlyMap<string, Summary>> {
  const measured = new Map<string, Measured[]>(works.map(({name}) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const {name, run} of works) {
      const one = await run();
      measured.get(name)?.push(one);
      console.error(`  ${name}: ${one.wallSeconds.toFixed(2)} s (round ${round + 1} of ${rounds})`);
    }
  }
  return new Map([...measured].map(([name, all]) => [name, summarise(all)]));
}

export function summarise(all: readonly Measured[]): Summary {
  return {
    wallSeconds: median(all.map(({wallSeconds}) => wallSeconds)),
    cpuSeconds: median(all.map(({cpuSeconds}) => cpuSeconds)),
    peakMegabytes: median(all.map(({peakMegabytes}) => peakMegabytes)),
    runs: all.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
