import type {Session} from '../command-line/session.ts';
import {carryOutCheck, type CheckResult} from '../doctor/check.ts';
import {checksOf} from '../doctor/checks.ts';
import {exitCodes} from '../errors/project-error.ts';
import {openProject} from '../project/open-project.ts';

/** `matchcut doctor`: looks at everything that rendering needs. Exits with 1 where something needed is missing. */
export async function examine({cwd, terminal, isJson}: Session): Promise<number> {
  const project = await openProject(cwd);
  const results: CheckResult[] = [];
  for (const check of checksOf(project)) {
    const result = await carryOutCheck(check);
    results.push(result);
    if (!isJson) terminal.out(`${formatResult(result, terminal.paintOut)}\n`);
  }
  const isFit = results.every(({isOk, isNeeded}) => isOk || !isNeeded);
  if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', isFit, checks: results}, null, 2)}\n`);
  return isFit ? exitCodes.done : exitCodes.error;
}

function formatResult(result: CheckResult, paint: Session['terminal']['paint']): string {
  const {name, isOk, isNeeded, found, remedy} = result;
  const mark = isOk
    ? paint('green', 'ok     ')
    : isNeeded
      ? paint('red', 'missing')
      : paint('yellow', 'note   ');
  const line = `${mark}  ${name.padEnd(14)}  ${found}`;
  return isOk ? line : `${line}\n         ${paint('dim', 'hint:')} ${remedy}`;
}
