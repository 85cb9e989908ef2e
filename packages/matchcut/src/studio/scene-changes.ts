import type {Plan, Step} from '@matchcut/plan';
import type {SceneChange} from '@matchcut/studio';
import {planTree, type PlanLine, type PlanScene} from '../plan-view/plan-tree.ts';
import {isClip} from '../takes/clip-step.ts';

/** What changes on screen and what that costs, scene by scene; what stays is left out. */
export function sceneChanges(plan: Plan): readonly SceneChange[] {
  const tree = planTree(plan);
  const scenes = plan.film.timeline.scenes;
  return [
    ...tree.scenes.flatMap((scene, index): readonly SceneChange[] => {
      const address = scenes[index]?.address ?? scene.name;
      const changed = scene.lines.filter(({mark}) => mark !== '=');
      if (changed.length === 0) return [];
      const clips = plan.steps.filter((step) => isWork(step) && isWithin(step.address, address));
      return [
        {
          scene: address,
          name: scene.name,
          kind: isNew(scene) ? 'added' : 'changed',
          what: changed.map(sentence),
          clips: clips.length,
          usd: sum(clips),
        },
      ];
    }),
    ...tree.dropped.map((line): SceneChange => ({
      scene: line.name,
      name: line.name,
      kind: 'removed',
      what: [sentence(line)],
      clips: 0,
      usd: 0,
    })),
  ];
}

function isNew({lines}: PlanScene): boolean {
  return lines.every(({mark}) => mark === '+');
}

function sentence({name, what, note, changes, formats}: PlanLine): string {
  return `${name} ${what} (${formats.join(', ')})${changes.length > 0 ? `: ${changes.join('; ')}` : note === '' ? '' : `: ${note}`}`;
}

function isWork(step: Step): boolean {
  return isClip(step) && step.action === 'generate';
}

function isWithin(address: string, scene: string): boolean {
  return address === scene || address.startsWith(`${scene}/`);
}

function sum(steps: readonly Step[]): number | null {
  return steps.reduce<number | null>(
    (total, {price}) => (total === null || price === null ? null : total + price.usd),
    0,
  );
}
