import {formatIds, nearestName} from '@matchcut/plan';
import {readLock, writeLock} from '@matchcut/store';
import type {Session} from '../command-line/session.ts';
import {options} from '../command-line/options.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {readFormats} from '../planning/read-wishes.ts';
import {openProject} from '../project/open-project.ts';
import {unpinTake} from '../takes/pin-take.ts';

/** `matchcut unpin`: asks the lock alone, so that a pin can go of which the film has no shot any more. */
export async function unpinShot({cwd, terminal, isJson, say, option, argument}: Session): Promise<number> {
  const {lockFile} = await openProject(cwd);
  const lock = await readLock(lockFile);
  const wanted = readFormats(option(options.format)) ?? formatIds;
  const known = Object.keys(lock.shots);
  const address = known.find((one) => one === argument) ?? onlyEnd(known, argument ?? '');
  if (address === null) throw notLocked(argument ?? '', known);
  const formats = wanted.filter((format) => lock.shots[address]?.[format]?.pinned === true);
  await writeLock(
    lockFile,
    formats.reduce((before, format) => unpinTake(before, address, format), lock),
  );
  if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', address, formats}, null, 2)}\n`);
  const told = formats.map((format) => `take ${lock.shots[address]?.[format]?.take} in ${format}`);
  say(
    'info',
    formats.length === 0
      ? `${address} is not pinned.`
      : `${address} is not pinned any more; it stays ${told.join(', ')} until another one is made.`,
  );
  return exitCodes.done;
}

/** An address without its film, where only one film has it. */
function onlyEnd(known: readonly string[], name: string): string | null {
  const [found, ...others] = known.filter((address) => address.slice(address.indexOf('/') + 1) === name);
  return found !== undefined && others.length === 0 ? found : null;
}

function notLocked(name: string, known: readonly string[]): ProjectError {
  const meant = nearestName(name, known);
  return new ProjectError(
    'unknown-address',
    `matchcut.lock.json has no shot "${name}".`,
    meant === null ? 'matchcut lock --json lists what it has.' : `Did you mean ${meant}?`,
  );
}
