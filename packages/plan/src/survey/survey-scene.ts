import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {PlanningEngine} from '../inputs.ts';
import type {Address} from '../step.ts';
import {chooseChain, type ChosenChain} from './choose-chain.ts';
import type {Grade, OutlineScene} from './outline.ts';
import {castsContinuations} from './identity-keeping.ts';
import type {StyleWords} from './style-words.ts';
import {readScene, type ReadScene, type ReadShot} from './read-scene.ts';

/** Everything about one scene that depends on nothing but the scene, its styles, the engine and the frame rate. */
export type SurveyedScene = {
  readonly address: Address;
  readonly where: string;
  readonly styles: StyleWords;
  readonly grades: readonly Grade[];
  readonly read: ReadScene;
  readonly chain: ChosenChain;
  readonly diagnostics: readonly Diagnostic[];
};

export function surveyScene(scene: OutlineScene, engine: PlanningEngine, rate: FrameRate): SurveyedScene {
  const read = readScene(scene);
  const chain = chooseChain(read, engine.capabilities, rate);
  return {
    address: scene.address,
    where: scene.where,
    styles: scene.styles,
    grades: scene.grades,
    read,
    chain,
    diagnostics: [
      ...read.diagnostics,
      // A length that had to be made up says nothing about the engine.
      ...(read.diagnostics.some(({code}) => code === 'bad-seconds') ? [] : chain.diagnostics),
      ...checkEngine(scene, engine),
      ...read.shots.flatMap((shot, index) => checkShot(shot, read.shots.slice(0, index), engine)),
      ...checkParts(chain),
      ...checkEdits(chain, engine),
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

function checkEdits({shots}: ChosenChain, {capabilities}: PlanningEngine): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let clips = 0;
  for (const {read, parts} of shots) {
    if (read.kind !== 'edit') clips = parts.length;
    else if (!capabilities.edit) {
      found.push(
        diagnostic(
          'unsupported-edit',
          read.where,
          "The engine can't change a clip.",
          'Write the change into the prompt of the shot, or use another engine.',
        ),
      );
    } else if (clips > 1) {
      found.push(
        diagnostic(
          'edit-of-chain',
          read.where,
          `The shot before it is made as ${clips} clips, and an edit changes one.`,
          'Make the shot shorter, or write the change into its prompt.',
        ),
      );
    }
  }
  return found;
}

/** A shot that is made as a chain takes names of its own, which another shot of the scene may have. */
function checkParts({shots}: ChosenChain): readonly Diagnostic[] {
  const addresses = new Set(shots.map((shot) => shot.read.address));
  return shots.flatMap(({read, parts}) =>
    parts
      .filter((part) => part.address !== read.address && addresses.has(part.address))
      .map((part) =>
        diagnostic(
          'duplicate-shot-id',
          read.where,
          `The address "${part.address}" is used twice: by a shot, and by a part of this one, which is longer than one clip.`,
          'Give the other shot another id.',
        ),
      ),
  );
}

function checkShot(
  shot: ReadShot,
  before: readonly ReadShot[],
  engine: PlanningEngine,
): readonly Diagnostic[] {
  const {firstFrame} = engine.capabilities;
  const found: Diagnostic[] = [];
  const seen = new Set(before.flatMap((each) => each.identities.map(({name}) => name)));
  const late = shot.identities.filter(({name}) => !seen.has(name)).map(({name}) => name);
  if (before.length > 0 && late.length > 0 && !castsContinuations(engine.capabilities)) {
    found.push(
      diagnostic(
        'identity-not-attached',
        shot.where,
        `The engine takes no characters in a continuation, so ${late.join(' and ')}, who ${late.length === 1 ? 'comes' : 'come'} new, will be no more than a word.`,
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
  return found;
}
