import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {KillOrder, Told} from './killed-process.ts';
import type {Death} from './transitions.ts';

export type Ended<Result> = {
  /** `null` where it came to its end. */
  readonly killedAt: Death | null;
  readonly events: readonly string[];
  readonly result: Result | null;
};

/**
 * Runs a program of this folder until it ends or ends itself. Throws where it dies of anything else.
 *
 * @param compiled A folder for compiled code, shared by all processes, since there are hundreds of them.
 */
export async function startProcess<Result>(
  program: string,
  order: {readonly kill: KillOrder | null},
  compiled: string,
): Promise<Ended<Result>> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const args = ['--conditions=@matchcut/source', '--no-warnings', path, JSON.stringify(order)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, NODE_COMPILE_CACHE: compiled},
  });
  const {kill} = order;
  const timer = kill !== null && 'afterMs' in kill && setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = await once(child, 'close');
  if (timer !== false) clearTimeout(timer);
  const told = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Told<Result> => JSON.parse(line));
  const killed = told.find((one) => one.kind === 'killed');
  const isTimed = timer !== false && signal === 'SIGKILL';
  const result = told.find((one) => one.kind === 'result');
  if (
    stderr !== '' ||
    (killed === undefined && !isTimed ? code !== 0 || result === undefined : signal !== 'SIGKILL')
  )
    throw new Error(`${program} ended with ${code ?? signal}.\n${stderr}`);
  return {
    killedAt: killed?.at ?? (isTimed ? 'any moment' : null),
    events: told.flatMap((one) => (one.kind === 'event' ? [one.event] : [])),
    result: result?.result ?? null,
  };
}
