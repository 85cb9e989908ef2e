import {writeLock} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {checkPinned, pinTake} from '../takes/pin-take.ts';
import {withShot} from '../takes/with-shot.ts';

/** `matchcut pin`: binds a shot to one of its takes. In all of its formats or in none. */
export async function pinShot(session: Session): Promise<number> {
  const {terminal, isJson, say, option} = session;
  const take = option(options.take);
  if (take === null) {
    throw new ProjectError(
      'bad-usage',
      '--take is missing: which take is the shot to be?',
      `matchcut takes ${session.argument ?? ''} lists what there is.`,
    );
  }
  return withShot(session, async ({address, steps, lock, store, workshop, stepsWith}) => {
    const pinned = await pinTake(lock, steps, take, store);
    // Before it is written: a pin that does nothing is none.
    for (const step of await stepsWith(pinned)) checkPinned(step, take);
    await writeLock(workshop.project.lockFile, pinned);
    const formats = steps.map(({format}) => format);
    if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', address, take, formats}, null, 2)}\n`);
    say('info', `${address} is pinned to take ${take} in ${formats.join(', ')}.`);
    return exitCodes.done;
  });
}
