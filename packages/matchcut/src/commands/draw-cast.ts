import type {ContactGroup} from '@matchcut/compose';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import {castAppearances, type Appearance} from '../rendering/cast-appearances.ts';
import {drawSheet} from './draw-sheet.ts';

/** `matchcut cast`: who is in which shot, and whether they stay themselves. */
export function drawCast(session: Session): Promise<number> {
  return drawSheet(session, 'cast', ({film}, shots) => {
    const cast = castAppearances(film.timeline, shots);
    if (cast.length === 0) throw nobody(film.id);
    return {
      title: `${film.title}: cast`,
      cells: cast.flatMap(({cells}) => cells),
      shots: new Set(cast.flatMap(({cells}) => cells)).size,
      groups: groupsOf(cast),
      told: {cast: cast.map(({name, cells}) => ({name, shots: cells.map(({address}) => address)}))},
    };
  });
}

function groupsOf(cast: readonly Appearance[]): readonly ContactGroup[] {
  let firstCell = 0;
  return cast.map(({name, look, cells}) => {
    const group = {title: name, note: look, firstCell};
    firstCell += cells.length;
    return group;
  });
}

function nobody(film: string): ProjectError {
  return new ProjectError(
    'no-cast',
    `The film "${film}" has no characters and no props.`,
    "Make one with character('…', {look: '…'}) and write it into a prompt.",
  );
}
