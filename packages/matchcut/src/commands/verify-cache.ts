import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {formatBytes} from '../plan-view/format-bytes.ts';
import {openProject} from '../project/open-project.ts';
import {withStore} from '../workshop/with-store.ts';

/** `matchcut cache verify`: reads every byte again and drops what is damaged. Exits with 1 where something was. */
export async function verifyCache(session: Session): Promise<number> {
  const {terminal, isJson, cwd, signal, say} = session;
  const project = await openProject(cwd);
  return withStore(project, session, async (store) => {
    const report = await store.verify({repair: true, signal});
    const {checked, sizeBytes, damaged, sweptBytes} = report;
    if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', ...report}, null, 2)}\n`);
    const swept = sweptBytes === 0 ? '' : ` ${formatBytes(sweptBytes)} that nothing named were removed.`;
    say(
      'info',
      `${checked} artifacts (${formatBytes(sizeBytes)}) were read, ${damaged.length} of them were damaged.${swept}`,
    );
    return damaged.length === 0 ? exitCodes.done : exitCodes.error;
  });
}
