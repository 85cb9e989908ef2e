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

/** Scenes have the address of their first shot; this stands for the scene itself. */
export function sceneAddress({address}: Pick<SceneView, 'address'>): string {
  return `${address}/`;
}

/** `null` where the film has nothing at the address, any more or yet. Scenes are found by `sceneAddress`, and by their own where no shot has it. */
export function findSelected(content: FilmContent, address: string | null): Selected | null {
  if (address === null) return null;
  for (const scene of content.scenes) {
    const shot = scene.shots.find((candidate) => candidate.address === address);
    if (shot) return {kind: 'shot', scene, shot};
  }
  const scene = content.scenes.find(
    (candidate) => sceneAddress(candidate) === address || candidate.address === address,
  );
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
