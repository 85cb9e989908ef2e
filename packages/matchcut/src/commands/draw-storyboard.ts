import type {Session} from '../command-line/session.ts';
import {drawSheet} from './draw-sheet.ts';

/** `matchcut storyboard`: a frame of each shot on one sheet. */
export function drawStoryboard(session: Session): Promise<number> {
  return drawSheet(session, 'storyboard', ({film}, cells) => ({
    title: film.title,
    cells,
    told: {shots: cells.length, missing: cells.filter(({png}) => png === null).length},
  }));
}
