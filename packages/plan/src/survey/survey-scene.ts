import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {PlanningEngine} from '../inputs.ts';
import type {Address} from '../step.ts';
import {chooseChain, type ChosenChain} from './choose-chain.ts';
import type {OutlineScene} from './outline.ts';
import {readScene, type ReadScene, type ReadShot} from './read-scene.ts';

/** Everything about one scene that depends on nothing but the scene, its styles and the engine. */
export type SurveyedScene = {
  readonly address: Address;
  readonly where: string;
  readonly styles: readonly string[];
  readonly read: ReadScene;
  readonly chain: ChosenChain;
  readonly diagnostics: readonly Diagnostic[];
};

export function surveyScene(scene: OutlineScene, engine: PlanningEngine, rate: FrameRate): SurveyedScene {
  const read = readScene(scene);
  const chain = chooseChain(read.shots, engine.capabilities, rate);
  return {
    address: scene.address,
    where: scene.where,
    styles: scene.styles,
    read,
    chain,
    diagnostics: [
      ...read.diagnostics,
      ...chain.diagnostics,
      ...checkEngine(scene, engine),
      ...read.shots.flatMap((shot, index) => checkShot(shot, index > 0, engine)),
    ],
  };
}

function checkEngine(scene: OutlineScene, engine: PlanningEngine): readonly Diagnostic[] {
  const wanted = scene.node.props.engine;
  if (wanted === undefined || wanted === engine.id) return [];
  return [
    diagnostic(
      'unknown-engine',
      scene.where,
      `The scene asks for the engine "${wanted}", and this project has "${engine.id}".`,
      'Set the engine in matchcut.config.ts, or remove `engine` from the scene.',
    ),
  ];
}

function checkShot(shot: ReadShot, isLater: boolean, engine: PlanningEngine): readonly Diagnostic[] {
  const {identities, firstFrame, promptLength, continuation} = engine.capabilities;
  const found: Diagnostic[] = [];
  if (shot.identities.length > identities.perShot) {
    const names = shot.identities.map((identity) => identity.name);
    found.push(
      diagnostic(
        'too-many-identities',
        shot.where,
        `The shot has ${names.length} characters and props (${names.join(', ')}); the engine keeps at most ${identities.perShot} in one shot.`,
        'Name the others in words, or give them a shot of their own.',
      ),
    );
  }
  if (identities.kind === 'look' && shot.identities.length > 0) {
    found.push(
      diagnostic(
        'identity-by-look',
        shot.where,
        'The engine keeps no identities: looks are written into the prompt, so faces may change between shots.',
        'Nothing to do; an engine with characters does better.',
      ),
    );
  }
  if (isLater && shot.identities.length > 0 && continuation.kind === 'extension' && !continuation.identities) {
    found.push(
      diagnostic(
        'identity-not-attached',
        shot.where,
        'The engine takes no characters in a continuation: who was there before stays, whoever comes new is only a word.',
        'Introduce characters in the opening of the scene.',
      ),
    );
  }
  if (shot.firstFrame !== null && !firstFrame) {
    found.push(
      diagnostic(
        'unsupported-first-frame',
        shot.where,
        "The engine can't start from an image.",
        'Remove `reference` from the scene, or use another engine.',
      ),
    );
  }
  if (shot.text.length > promptLength) {
    found.push(
      diagnostic(
        'prompt-too-long',
        shot.where,
        `The prompt has ${shot.text.length} characters; the engine reads ${promptLength}.`,
        'Shorten it.',
      ),
    );
  }
  return found;
}
