import type {SceneSteps} from './draft/draft-scene.ts';
import {NodeMemo} from './memo.ts';
import type {SurveyedScene} from './survey/survey-scene.ts';

/**
 * What planning remembers between two plans of the same film. Hand the same memo to the next plan, and it
 * costs what changed; a new one forgets everything.
 */
export type PlanMemo = {
  readonly scenes: NodeMemo<SurveyedScene>;
  readonly steps: NodeMemo<SceneSteps>;
};

export function createPlanMemo(): PlanMemo {
  return {scenes: new NodeMemo(), steps: new NodeMemo()};
}
