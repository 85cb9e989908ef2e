import type {KillOrder} from './killed-process.ts';
import type {Ended} from './start-process.ts';
import type {Death} from './transitions.ts';

/** When the next process is to die, after those that did; `null` where it may live. */
export type NextKill = (kills: readonly Death[]) => KillOrder | null;

export type Killed<Result> = {
  readonly kills: readonly Death[];
  /** What processes told that came to their end. */
  readonly runs: readonly Result[];
  /** What became of requests whose answers were lost. */
  readonly events: readonly string[];
  /** What the last one told. */
  readonly last: Result;
};

/** More processes than this, and nothing gets on. */
const mostProcesses = 150;
/** Trouble may end a run, but not one after the other. */
const mostFailures = 10;

/** Starts one process after another, each to be killed, until one comes to its end and finds nothing left to do. */
export async function killUntilDone<Result>(
  start: (kill: KillOrder | null) => Promise<Ended<Result>>,
  nextKill: NextKill,
  isDone: (result: Result) => boolean,
): Promise<Killed<Result>> {
  const kills: Death[] = [];
  const runs: Result[] = [];
  const events: string[] = [];
  while (kills.length + runs.length < mostProcesses && runs.length < mostFailures) {
    const {killedAt, result, events: told} = await start(nextKill(kills));
    events.push(...told);
    if (killedAt !== null) kills.push(killedAt);
    if (result === null) continue;
    runs.push(result);
    if (isDone(result)) return {kills, runs, events, last: result};
  }
  throw new Error(
    `Nothing gets on after ${kills.length} kills and ${runs.length} runs: ${JSON.stringify(runs.at(-1))}`,
  );
}
