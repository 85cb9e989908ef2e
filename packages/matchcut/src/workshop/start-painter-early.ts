import {startForChangedCode, type PainterProcess} from '@matchcut/compose/start-for-changed-code';
import {findProject} from '../project/find-project.ts';
import {overlaysDirOf, stateDirOf} from '../project/state-dir.ts';

/**
 * Starts the browser where overlays have changed since they were last drawn, so that it starts while the rest of this
 * program and the film are loaded. Whoever calls it ends the process.
 */
export function startPainterEarly(cwd: string): Promise<PainterProcess | null> {
  return startForChangedCode(overlaysDirOf(stateDirOf(findProject(cwd).root)));
}
