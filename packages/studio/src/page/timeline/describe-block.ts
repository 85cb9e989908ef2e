import {describeShot} from '../clip-state/describe-clip.ts';
import {formatSeconds} from '../words/timecode.ts';
import type {Block} from './tracks.ts';

/** What a screen reader says of a block: `Shot platform/continue-1, 8 s, missing, $0.80`. */
export function describeBlock({content}: Block, fps: number): string {
  const seconds = (frames: number): string => formatSeconds(frames / fps);
  switch (content.kind) {
    case 'scene': {
      const count = content.scene.shots.length;
      return `Scene ${content.scene.name}, ${seconds(content.scene.frames)}, ${count} ${count === 1 ? 'shot' : 'shots'}`;
    }
    case 'shot':
      return describeShot(content.shot.address, content.shot.frames / fps, content.clip);
    case 'transition':
      return `Transition ${content.transition.effect.kind}, ${seconds(content.transition.frames)}`;
    case 'overlay':
      return `Overlay ${content.overlay.name}, ${seconds(content.overlay.frames)}`;
    case 'caption':
      return `Caption “${content.caption.text}”, ${seconds(content.caption.frames)}`;
    case 'sound':
      return `Sound ${content.sound.src}, ${seconds(content.sound.frames)}${content.sound.digest === null ? ', no such file' : ''}`;
  }
}
