import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {secondsOf} from '../frame-rate.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {Timeline, TimelineMatte, TimelineScene, TimelineShot, TimelineTransition} from '../timeline.ts';
import type {Identity} from './cast.ts';
import type {Outline, OutlineTransition} from './outline.ts';
import {placeOnTimeline} from './place-on-timeline.ts';
import {readTransition} from './read-transition.ts';
import type {SurveyedScene} from './survey-scene.ts';

export type LaidOut = {readonly timeline: Timeline; readonly diagnostics: readonly Diagnostic[]};

/**
 * Puts everything on the film's frames. Each scene is a whole number of frames long, wherever it stands, so
 * moving it changes nothing inside; the film is their sum less the overlaps.
 */
export function layOut(
  {items, placed}: Outline,
  scenes: readonly SurveyedScene[],
  rate: FrameRate,
  memo: PlanMemo,
): LaidOut {
  const diagnostics: Diagnostic[] = [];
  const laid: TimelineScene[] = [];
  const transitions: TimelineTransition[] = [];
  const mattes: TimelineMatte[] = [];

  let end = 0;
  let pending: OutlineTransition | null = null;
  for (const item of items) {
    if (item.kind === 'transition') {
      if (pending !== null || laid.length === 0) misplaced(item.where);
      pending = laid.length === 0 ? null : item;
      continue;
    }
    const scene = scenes[laid.length];
    if (scene === undefined) break;
    const before = scenes[laid.length - 1];
    const overlap = pending === null || before === undefined ? 0 : join(pending, before, scene);
    const from = end - overlap;
    laid.push(memo.laid.recall(scene, [from], () => layScene(scene, from)));
    end = from + scene.chain.frames;
    pending = null;
  }
  if (pending !== null) misplaced(pending.where);
  checkRoom();
  const {
    overlays,
    sounds,
    captions,
    diagnostics: placeDiagnostics,
  } = placeOnTimeline(placed, scenes, laid, rate);
  return {
    timeline: {frames: end, scenes: laid, transitions, mattes, overlays, sounds, captions},
    diagnostics: [...diagnostics, ...placeDiagnostics],
  };

  function misplaced(where: string): void {
    // In a film without scenes, that is what has to be told.
    if (scenes.length === 0) return;
    diagnostics.push(
      diagnostic(
        'transition-misplaced',
        where,
        'A transition must stand between two scenes.',
        'Put one scene before and one after it, and nothing else between.',
      ),
    );
  }

  /** How long two scenes are there together. */
  function join(item: OutlineTransition, outgoing: SurveyedScene, incoming: SurveyedScene): number {
    const address = `${incoming.address}/transition`;
    const {frames, effect, easing, diagnostics: found} = readTransition(item, address, rate);
    diagnostics.push(...found);
    if (effect === null) return 0;
    // It runs between two clips, and may not reach past the last one of a scene or the first of the other.
    const room = Math.min(partFrames(outgoing).at(-1) ?? 0, partFrames(incoming)[0] ?? 0);
    if (frames > room) {
      diagnostics.push(
        diagnostic(
          'transition-too-long',
          item.where,
          `A ${effect.kind} of ${Number(secondsOf(frames, rate).toFixed(3))} s is longer than the shots at its sides.`,
          `At most ${Number(secondsOf(room, rate).toFixed(3))} s fit here.`,
        ),
      );
      return 0;
    }
    const span = {from: end - frames, frames};
    const sides = {outgoing: outgoing.address, incoming: incoming.address};
    transitions.push({...span, ...sides, effect, easing, where: item.where});
    if (effect.kind === 'matte') mattes.push({...span, address, node: item.node, easing});
    return frames;
  }

  /** Two transitions on one clip may not meet. */
  function checkRoom(): void {
    for (const [index, incoming] of transitions.entries()) {
      const outgoing = transitions[index + 1];
      if (outgoing === undefined || incoming.from + incoming.frames <= outgoing.from) continue;
      const scene = scenes.find((each) => each.address === outgoing.outgoing);
      diagnostics.push(
        diagnostic(
          'transition-too-long',
          scene?.where ?? outgoing.outgoing,
          `The transitions into and out of "${outgoing.outgoing}" overlap.`,
          'Make the scene longer, or the transitions shorter.',
        ),
      );
    }
  }
}

function layScene({address, chain}: SurveyedScene, from: number): TimelineScene {
  return {
    address,
    from,
    frames: chain.frames,
    shots: layShots(chain.shots, from),
  };
}

/** An edit changes the shot before it, and has no frames of its own. */
function layShots(shots: SurveyedScene['chain']['shots'], sceneFrom: number): readonly TimelineShot[] {
  const laid: TimelineShot[] = [];
  for (const {read, from, frames} of shots) {
    const {address, text: prompt, identities, where} = read;
    const edited = read.kind === 'edit' ? laid.pop() : undefined;
    const shot = edited ?? {address, prompt, from: sceneFrom + from, frames, cast: [], edits: [], where};
    laid.push({
      ...shot,
      cast: withIdentities(shot.cast, identities),
      edits: edited === undefined ? [] : [...edited.edits, {address, prompt}],
    });
  }
  return laid;
}

function withIdentities(cast: TimelineShot['cast'], identities: readonly Identity[]): TimelineShot['cast'] {
  const looks = new Map(cast.map(({name, look}) => [name, look]));
  for (const {name, look} of identities) looks.set(name, looks.get(name) ?? look);
  return [...looks].map(([name, look]) => ({name, look}));
}

function partFrames({chain}: SurveyedScene): readonly number[] {
  return chain.shots.flatMap((shot) => shot.parts.map((part) => part.frames));
}
