import type {Digest} from '../key.ts';
import type {LookRun} from '../step.ts';

/** Frames that look the same one after another are written once. */
export function lookRuns(looks: readonly Digest[]): readonly LookRun[] {
  const runs: {look: Digest; frames: number}[] = [];
  for (const look of looks) {
    const last = runs.at(-1);
    if (last?.look === look) last.frames += 1;
    else runs.push({look, frames: 1});
  }
  return runs;
}
