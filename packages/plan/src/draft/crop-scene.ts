import type {PlanMemo} from '../plan-memo.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {conformClips, gradesOf} from './conform-clips.ts';
import type {SceneContext} from './scene-context.ts';
import type {SceneSteps} from './scene-steps.ts';

/**
 * Steps of a scene whose pictures in this format are parts of those of another one: its clips are that one's.
 *
 * @param whole the scene's steps in the other format.
 */
export function cropScene(
  scene: SurveyedScene,
  whole: SceneSteps,
  context: SceneContext,
  memo: PlanMemo,
): SceneSteps {
  const surroundings = [context.digest, whole, ...gradesOf(scene, context)];
  return memo.steps.recall(scene, surroundings, () => {
    const parts = scene.chain.shots.flatMap(({read, parts: own}) => own.map((part) => ({shot: read, part})));
    const shown = whole.pieces.flatMap(({clip}, index) => {
      const part = parts[index];
      return part === undefined ? [] : [{...part, clip, focus: scene.read.focus}];
    });
    const {conforms, pieces} = conformClips(scene, shown, context);
    return {steps: conforms, pieces, held: []};
  });
}
