import {
  framesPerSecond,
  isBurnt,
  type FrameSpan,
  type Lock,
  type Plan,
  type StepOf,
  type TimelineShot,
} from '@matchcut/plan';
import type {CastView, FilmContent, FormatView, SceneView, ShotView, SoundView} from '@matchcut/studio';
import {shortAddress} from '../plan-view/short-address.ts';
import {isClip} from '../takes/clip-step.ts';
import {shotFinder} from './clip-of-shot.ts';
import {clipView, type ClipNews} from './clip-view.ts';
import {pictureTrack} from './picture-track.ts';
import {sceneChanges} from './scene-changes.ts';
import type {StudioPlans} from './studio-plans.ts';

/** All that the page shows of a film. */
export function filmContent(
  {own, painted, records}: StudioPlans,
  lock: Lock,
  news: ClipNews,
  staged: FilmContent['staged'],
): FilmContent {
  const {plan} = own;
  const {film, steps} = plan;
  const {timeline} = film;
  const stored = records;
  const name = (address: string): string => shortAddress(address, film.id);
  const find = shotFinder(steps);

  const format = ({id, size}: Plan['film']['formats'][number]): FormatView => {
    const cut = steps.find((step): step is StepOf<'cut'> => step.kind === 'cut' && step.format === id);
    const soundtrack = cut?.request.soundtrack ?? null;
    return {
      id,
      ...size,
      picture: pictureTrack({plan, stored}, painted === null ? null : {plan: painted.plan, stored}, id),
      soundtrack: soundtrack !== null && stored.has(soundtrack) ? soundtrack : null,
      cut: cut !== undefined && stored.has(cut.key) ? cut.key : null,
    };
  };

  const shot = (of: TimelineShot, before: TimelineShot | null): ShotView => ({
    ...spanOf(of),
    address: of.address,
    name: name(of.address),
    prompt: of.prompt,
    edits: of.edits,
    cast: of.cast.map((one) => castView(one, own)),
    continues: continues(of, before, plan),
    source: own.placeOf(of.where),
    clips: Object.fromEntries(
      film.formats.flatMap(({id}) => {
        const found = find(of.address, id);
        if (found === null) return [];
        const locked = lock.shots[found.clip.address]?.[id] ?? null;
        return [[id, clipView(found, locked, news, plan)] as const];
      }),
    ) as ShotView['clips'],
  });

  return {
    title: film.title,
    fps: framesPerSecond(film.frameRate),
    frames: timeline.frames,
    formats: film.formats.map(format),
    scenes: timeline.scenes.map((scene): SceneView => ({
      ...spanOf(scene),
      address: scene.address,
      name: name(scene.address),
      shots: scene.shots.map((one, index) => shot(one, scene.shots[index - 1] ?? null)),
    })),
    transitions: timeline.transitions.map(({effect, easing, outgoing, incoming, where, ...span}) => ({
      ...spanOf(span),
      outgoing,
      incoming,
      effect: {...effect},
      easing,
      source: own.placeOf(where),
    })),
    overlays: timeline.overlays.map(({address, where, ...span}) => ({
      ...spanOf(span),
      address,
      name: name(address),
      source: own.placeOf(where),
    })),
    captions: timeline.captions.map((caption) => ({
      ...spanOf(caption),
      address: caption.address,
      text: caption.text,
      track: caption.track,
      isBurnt: isBurnt(caption),
      source: own.placeOf(caption.where),
    })),
    sounds: timeline.sounds.map((sound): SoundView => {
      const state = own.looked.get(sound.src);
      return {
        ...spanOf(sound),
        address: sound.address,
        src: sound.src,
        digest: state !== undefined && 'digest' in state ? state.digest : null,
        volume: sound.volume,
        trimStartSeconds: sound.trimStart,
        fadeInSeconds: sound.fadeIn,
        fadeOutSeconds: sound.fadeOut,
        loop: sound.loop,
        duckDecibels: sound.duck === null ? null : sound.duck.depth,
        source: own.placeOf(sound.where),
      };
    }),
    diagnostics: plan.diagnostics,
    // Identities are steps that cost, but no clips.
    totals: {
      ...plan.totals,
      generate: steps.filter((step) => isClip(step) && step.action === 'generate').length,
    },
    staged,
    changes: sceneChanges(plan),
  };
}

function spanOf({from, frames}: FrameSpan): FrameSpan {
  return {from, frames};
}

/** A shot continues the one before it in its scene; the first may continue one of another scene. */
function continues({address}: TimelineShot, before: TimelineShot | null, {steps}: Plan): string | null {
  const clip = steps.find((step) => isClip(step) && step.address === address);
  if (clip?.kind !== 'extension') return null;
  if (before !== null) return before.address;
  const {source} = clip.request;
  return (
    steps.find((step) => isClip(step) && step.key === source && step.format === clip.format)?.address ?? null
  );
}

function castView({name, look}: TimelineShot['cast'][number], {plan, looked}: StudioPlans['own']): CastView {
  const step = plan.steps.find(
    (one): one is StepOf<'character'> => one.kind === 'character' && one.request.name === name,
  );
  const reference = step?.request.reference ?? null;
  const still = [...looked].find(
    ([, state]) => state.kind === 'media' && state.media === 'still' && state.digest === reference,
  );
  return {
    name,
    kind: step?.request.role ?? 'character',
    look: step?.request.look ?? look,
    picture: still === undefined ? null : `/public/${still[0].split('/').map(encodeURIComponent).join('/')}`,
  };
}
