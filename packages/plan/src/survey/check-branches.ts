import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesPerSecond} from '../frame-rate.ts';
import type {PlanningEngine} from '../inputs.ts';
import {nearestName} from '../nearest-name.ts';
import type {Address} from '../step.ts';
import {isCropped} from './is-cropped.ts';
import type {SurveyedFilm} from './read-film.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** The shot that a scene continues another one from; `null` for a scene that begins by itself. */
export function branchOf({read}: Pick<SurveyedScene, 'read'>): Address | null {
  return read.shots[0]?.branchesFrom ?? null;
}

/** Whether branches lead to shots that there are, in the end to one that continues nothing, and no further than the engine goes. */
export function checkBranches(
  scenes: readonly SurveyedScene[],
  film: SurveyedFilm,
  {capabilities: {continuation}}: PlanningEngine,
): readonly Diagnostic[] {
  const branches = scenes.filter((scene) => branchOf(scene) !== null);
  if (branches.length === 0) return [];
  const sceneOf = new Map(
    scenes.flatMap((scene) => scene.chain.shots.map(({read}) => [read.address, scene] as const)),
  );
  return branches.flatMap((scene): readonly Diagnostic[] => {
    const [shot] = scene.read.shots;
    const from = branchOf(scene) ?? '';
    const where = shot?.where ?? scene.where;
    if (!sceneOf.has(from)) {
      // As `from` takes them.
      const inFilm = (address: Address): string => address.slice(film.id.length + 1);
      const others = [...sceneOf].filter(([, other]) => other !== scene).map(([address]) => inFilm(address));
      const meant = nearestName(inFilm(from), others);
      return [
        diagnostic(
          'unknown-branch',
          where,
          `There is no shot "${inFilm(from)}" to branch from.`,
          meant === null ? `The film has ${others.slice(0, 12).join(', ')}.` : `Perhaps "${meant}" is meant.`,
        ),
      ];
    }
    const upstream = sceneOf.get(from);
    const torn = film.formats.find(
      ({id}) => upstream !== undefined && isCropped(upstream, film, id) && !isCropped(scene, film, id),
    );
    if (torn !== undefined) {
      return [
        diagnostic(
          'bad-reframe',
          where,
          `In ${torn.id} the scene is generated, and what it continues is cropped from ${film.main.id}: there is no clip in ${torn.id} to go on from.`,
          'Give both scenes the same `reframe`.',
        ),
      ];
    }
    const chain = clipsUpTo(scene);
    if (chain === null) {
      return [
        diagnostic(
          'branch-cycle',
          where,
          `What "${from}" continues leads back to this scene.`,
          'Let one of the scenes begin with a text of its own.',
        ),
      ];
    }
    const {count, seconds} = chain;
    const longest = continuation.kind === 'extension' ? continuation.totalSeconds : Infinity;
    const most = continuation.kind === 'none' ? Infinity : continuation.count;
    if (count - 1 <= most && seconds <= longest + 1e-9) return noteUnseen(from, upstream, where, film);
    return [
      diagnostic(
        'chain-too-long',
        where,
        `With what it continues, the scene needs ${count - 1} continuations and ${Number(seconds.toFixed(3))} s in one chain; the engine allows ${most}${longest === Infinity ? '' : ` and ${longest} s`}.`,
        'Branch from an earlier shot, or let the scene begin with a text of its own.',
      ),
    ];
  });

  /** All clips of a scene's chain up to the end of a shot of it, those that it branches from included; `null` in a circle. */
  function clipsUpTo(
    scene: SurveyedScene,
    last: Address | null = null,
    seen: ReadonlySet<SurveyedScene> = new Set(),
  ): {readonly count: number; readonly seconds: number} | null {
    if (seen.has(scene)) return null;
    const from = branchOf(scene);
    const source = from === null ? undefined : sceneOf.get(from);
    const before =
      source === undefined ? {count: 0, seconds: 0} : clipsUpTo(source, from, new Set([...seen, scene]));
    if (before === null) return null;
    let {count, seconds} = before;
    for (const {read, parts} of scene.chain.shots) {
      for (const {askSeconds} of parts) {
        count += 1;
        seconds += askSeconds;
      }
      if (read.address === last) break;
    }
    return {count, seconds};
  }
}

/**
 * A branch goes on where the clip before it ends. Of a scene's last clip the film may show less: then what the branch
 * begins with is further on than what was seen.
 */
function noteUnseen(
  from: Address,
  upstream: SurveyedScene | undefined,
  where: string,
  {id, frameRate}: SurveyedFilm,
): readonly Diagnostic[] {
  const part = upstream?.chain.shots.find(({read}) => read.address === from)?.parts.at(-1);
  if (upstream === undefined || part === undefined) return [];
  const fps = framesPerSecond(frameRate);
  const {speed} = upstream.read.timing;
  const unseen = part.askSeconds - part.skipSeconds - ((part.frames - part.freezeFrames) * speed) / fps;
  if (unseen * fps < 1) return [];
  return [
    diagnostic(
      'branch-from-unseen',
      where,
      `It goes on ${Number(unseen.toFixed(3))} s after what the film shows of "${from.slice(id.length + 1)}": the clip is longer than what is used of it.`,
      'Give the scene there a length that the engine makes, or branch from an earlier shot of it.',
    ),
  ];
}
