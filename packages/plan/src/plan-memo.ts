import type {Diagnostic} from './diagnostic.ts';
import type {CastMember} from './draft/draft-cast.ts';
import type {SceneCut} from './draft/draft-scene-cut.ts';
import type {SceneSteps} from './draft/scene-steps.ts';
import type {SceneSounds} from './draft/draft-soundtrack.ts';
import {NodeMemo} from './memo.ts';
import type {Step} from './plan.ts';
import type {SurveyedScene} from './survey/survey-scene.ts';
import type {TimelineScene} from './timeline.ts';

/**
 * What planning remembers between two plans of the same film. Hand the same memo to the next plan, and it
 * costs what changed; a new one forgets everything. It never changes what a plan says.
 */
export type PlanMemo = {
  /** By scene node. */
  readonly scenes: NodeMemo<SurveyedScene>;
  /** By surveyed scene. */
  readonly casting: NodeMemo<readonly Diagnostic[]>;
  /** By surveyed scene. */
  readonly laid: NodeMemo<TimelineScene>;
  /** By identity. */
  readonly cast: NodeMemo<CastMember>;
  /** By surveyed scene. */
  readonly steps: NodeMemo<SceneSteps>;
  /** By a scene's steps. */
  readonly cuts: NodeMemo<SceneCut>;
  /** By a scene's steps. */
  readonly sounds: NodeMemo<SceneSounds>;
  /** By draft step. */
  readonly settled: NodeMemo<Step>;
};

export function createPlanMemo(): PlanMemo {
  return {
    scenes: new NodeMemo(),
    casting: new NodeMemo(),
    laid: new NodeMemo(),
    cast: new NodeMemo(),
    steps: new NodeMemo(),
    cuts: new NodeMemo(),
    sounds: new NodeMemo(),
    settled: new NodeMemo(),
  };
}
