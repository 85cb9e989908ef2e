import type {
  CaptionView,
  FilmContent,
  OverlayView,
  SceneView,
  ShotView,
  SoundView,
  TransitionView,
} from '../../protocol.ts';

/** What is selected. */
export type Selected =
  | {readonly kind: 'scene'; readonly scene: SceneView}
  | {readonly kind: 'shot'; readonly scene: SceneView; readonly shot: ShotView}
  | {readonly kind: 'transition'; readonly transition: TransitionView}
  | {readonly kind: 'overlay'; readonly overlay: OverlayView}
  | {readonly kind: 'caption'; readonly caption: CaptionView}
  | {readonly kind: 'sound'; readonly sound: SoundView};

/** A transition has no address of its own; this stands for it in links and selections. */
export function transitionAddress({
  outgoing,
  incoming,
}: Pick<TransitionView, 'outgoing' | 'incoming'>): string {
  return `${outgoing}→${incoming}`;
}

/** `null` where the film has nothing at the address, any more or yet. Shots come before scenes of the same address. */
export function findSelected(content: FilmContent, address: string | null): Selected | null {
  if (address === null) return null;
  for (const scene of content.scenes) {
    const shot = scene.shots.find((candidate) => candidate.address === address);
    if (shot) return {kind: 'shot', scene, shot};
  }
  const scene = content.scenes.find((candidate) => candidate.address === address);
  if (scene) return {kind: 'scene', scene};
  const overlay = content.overlays.find((candidate) => candidate.address === address);
  if (overlay) return {kind: 'overlay', overlay};
  const caption = content.captions.find((candidate) => candidate.address === address);
  if (caption) return {kind: 'caption', caption};
  const sound = content.sounds.find((candidate) => candidate.address === address);
  if (sound) return {kind: 'sound', sound};
  const transition = content.transitions.find((candidate) => transitionAddress(candidate) === address);
  return transition ? {kind: 'transition', transition} : null;
}
