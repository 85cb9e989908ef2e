import {readClip} from '@matchcut/media/in-process';
import {parseNote, type PanelNote} from './panel.ts';

/** The note in a clip, or `null` in a clip of another engine. Throws `media-unreadable` where it is no clip. */
export async function readNote(path: string): Promise<PanelNote | null> {
  const {metadata} = await readClip(path);
  return parseNote(metadata['comment']);
}
