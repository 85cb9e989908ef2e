import type {Diagnostic} from './diagnostic.ts';
import type {SceneSteps} from './draft/draft-scene.ts';
import {NodeMemo} from './memo.ts';
import type {SurveyedScene} from './survey/survey-scene.ts';
import type {TimelineScene} from './timeline.ts';

/**
 * What planning remembers between two plans of the same film. Hand the same memo to the next plan, and it
 * costs what changed; a new one forgets everything. It never changes what a plan says.
 */
export type PlanMemo = {
  /** By scene node. */
  readonly scenes: NodeMemo<SurveyedScene>;
  /** By surveyed scene, as is all that follows. */
  readonly casting: NodeMemo<readonly Diagnostic[]>;
  readonly laid: NodeMemo<TimelineScene>;
  readonly steps: NodeMemo<SceneSteps>;
};

export function createPlanMemo(): PlanMemo {
  return {scenes: new NodeMemo(), casting: new NodeMemo(), laid: new NodeMemo(), steps: new NodeMemo()};
}
