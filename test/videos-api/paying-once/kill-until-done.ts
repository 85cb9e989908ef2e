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

export type KillUntilDone<Result> = {
  readonly start: (kill: KillOrder | null) => Promise<Ended<Result>>;
  readonly nextKill: NextKill;
  /** Whether a process found nothing left to do. */
  readonly isDone: (result: Result) => boolean;
  /** Processes that run side by side. @default 1 */
  readonly atOnce?: number;
};

/** Starts one process after another, each to be killed, until one comes to its end and finds nothing left to do. */
export async function killUntilDone<Result>({
  start,
  nextKill,
  isDone,
  atOnce = 1,
}: KillUntilDone<Result>): Promise<Killed<Result>> {
  const kills: Death[] = [];
  const runs: Result[] = [];
  const events: string[] = [];
  while (kills.length + runs.length < mostProcesses && runs.length < mostFailures) {
    const ended = await Promise.all(Array.from({length: atOnce}, () => start(nextKill(kills))));
    for (const {killedAt, result, events: told} of ended) {
      events.push(...told);
      if (killedAt !== null) kills.push(killedAt);
      if (result !== null) runs.push(result);
    }
    const last = runs.at(-1);
    const isOver = ended.every(
      ({killedAt, result}) => killedAt === null && result !== null && isDone(result),
    );
    if (isOver && last !== undefined) return {kills, runs, events, last};
  }
  throw new Error(
    `Nothing gets on after ${kills.length} kills and ${runs.length} runs: ${JSON.stringify(runs.at(-1))}`,
  );
}
