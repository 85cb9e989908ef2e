import {bundlePage} from '@matchcut/compose';
import {stagePage, type StageFolders} from '@matchcut/studio';
import type {FoundFilm} from '../loading/load-films.ts';
import type {Project} from '../project/open-project.ts';
import {overlaysDirOf} from '../project/state-dir.ts';
import {overlayStage} from '../stage/overlay-stage.ts';

export async function serveStage(
  film: FoundFilm,
  {stateDir}: Pick<Project, 'stateDir'>,
): Promise<StageFolders> {
  return bundlePage(overlayStage(film), stagePage, overlaysDirOf(stateDir));
}
