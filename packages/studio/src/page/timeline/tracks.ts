import type {FormatId, FrameSpan} from '@matchcut/plan';
import type {
  CaptionView,
  ClipView,
  FilmContent,
  OverlayView,
  SceneView,
  ShotView,
  SoundView,
  TransitionView,
} from '../../protocol.ts';
import {sceneAddress, transitionAddress} from '../selection/find-selected.ts';
import {packLanes} from './pack-lanes.ts';
import {withoutOverlap} from './without-overlap.ts';

/** Something on the timeline. `from` and `frames` are where it is drawn, which may be less than where it stands. */
export type Block = FrameSpan & {
  readonly address: string;
  readonly content: BlockContent;
};

export type BlockContent =
  | {readonly kind: 'scene'; readonly scene: SceneView}
  | {
      readonly kind: 'shot';
      readonly shot: ShotView;
      readonly format: FormatId;
      readonly clip: ClipView | null;
      /** Whether it goes on from the block before it. */
      readonly isLinked: boolean;
    }
  | {readonly kind: 'transition'; readonly transition: TransitionView}
  | {readonly kind: 'overlay'; readonly overlay: OverlayView}
  | {readonly kind: 'caption'; readonly caption: CaptionView}
  | {readonly kind: 'sound'; readonly sound: SoundView};

export type TrackKind = BlockContent['kind'];

/** Blocks in a row, in the order of the film, none over another. */
export type Track = {
  readonly id: string;
  readonly kind: TrackKind;
  /** Empty for all but the first of several of a kind. */
  readonly label: string;
  readonly format: FormatId | null;
  readonly blocks: readonly Block[];
};

/** The tracks of a film, from top to bottom. Kinds that it has none of are left out. */
export function layTracks(content: FilmContent): readonly Track[] {
  const shots = content.scenes.flatMap((scene) => scene.shots).toSorted(byStart);
  return [
    track('scenes', 'scene', 'Scenes', withoutOverlap(content.scenes.map(sceneBlock))),
    track('transitions', 'transition', 'Transitions', content.transitions.map(transitionBlock)),
    ...content.formats.map(({id}) => ({
      ...track(
        `shots ${id}`,
        'shot',
        id,
        withoutOverlap(shots.map((shot, index) => shotBlock(shot, id, shots[index - 1]))),
      ),
      format: id,
    })),
    ...lanes('overlay', 'Overlays', content.overlays.map(overlayBlock)),
    ...lanes('caption', 'Captions', content.captions.map(captionBlock)),
    ...lanes('sound', 'Sound', content.sounds.map(soundBlock)),
  ].filter(({blocks}) => blocks.length > 0);
}

function lanes(kind: TrackKind, label: string, blocks: readonly Block[]): readonly Track[] {
  return packLanes(blocks).map((lane, index) =>
    track(`${kind} ${index}`, kind, index === 0 ? label : '', lane),
  );
}

function track(id: string, kind: TrackKind, label: string, blocks: readonly Block[]): Track {
  return {id, kind, label, format: null, blocks: blocks.toSorted(byStart)};
}

function byStart(a: FrameSpan, b: FrameSpan): number {
  return a.from - b.from;
}

function sceneBlock(scene: SceneView): Block {
  const {from, frames} = scene;
  return {address: sceneAddress(scene), from, frames, content: {kind: 'scene', scene}};
}

function shotBlock(shot: ShotView, format: FormatId, before: ShotView | undefined): Block {
  return {
    address: shot.address,
    from: shot.from,
    frames: shot.frames,
    content: {
      kind: 'shot',
      shot,
      format,
      clip: shot.clips[format] ?? null,
      isLinked: before !== undefined && shot.continues === before.address,
    },
  };
}

function transitionBlock(transition: TransitionView): Block {
  const {from, frames} = transition;
  return {address: transitionAddress(transition), from, frames, content: {kind: 'transition', transition}};
}

function overlayBlock(overlay: OverlayView): Block {
  const {address, from, frames} = overlay;
  return {address, from, frames, content: {kind: 'overlay', overlay}};
}

function captionBlock(caption: CaptionView): Block {
  const {address, from, frames} = caption;
  return {address, from, frames, content: {kind: 'caption', caption}};
}

function soundBlock(sound: SoundView): Block {
  const {address, from, frames} = sound;
  return {address, from, frames, content: {kind: 'sound', sound}};
}
