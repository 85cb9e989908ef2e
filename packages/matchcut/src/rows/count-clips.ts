import type {Key, Plan, Step} from '@matchcut/plan';
import type {PlannedRow} from './row-plan.ts';

/** Says what a row takes besides what the rows before it take: what several want is counted with the first of them. */
export type ClipCounter = (plan: Plan) => Pick<PlannedRow, 'clips' | 'usd'>;

export function createClipCounter(): ClipCounter {
  const wanted = new Set<Key>();
  return ({steps}) => {
    const clips = {new: 0, seconds: 0, shared: 0, reused: 0};
    let usd: number | null = 0;
    for (const step of steps) {
      if (step.action === 'reuse') {
        if (isClip(step) && step.reason.kind !== 'shared') clips.reused += 1;
        continue;
      }
      if (step.action !== 'generate') continue;
      const isShared = wanted.has(step.key);
      wanted.add(step.key);
      if (isShared) {
        if (isClip(step)) clips.shared += 1;
        continue;
      }
      usd = usd === null || step.price === null ? null : usd + step.price.usd;
      if (!isClip(step)) continue;
      clips.new += 1;
      clips.seconds += step.request.seconds;
    }
    return {clips, usd: usd === null ? null : Number(usd.toFixed(6))};
  };
}

function isClip(step: Step): step is Extract<Step, {kind: 'clip' | 'extension' | 'edit'}> {
  return step.kind === 'clip' || step.kind === 'extension' || step.kind === 'edit';
}
