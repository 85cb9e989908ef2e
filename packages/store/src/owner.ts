import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import {errno} from './errno.ts';

/** A process, named so that another one can tell whether it still lives. */
export type Owner = {readonly host: string; readonly pid: number; readonly run: string};

/** This process. `run` tells it from an earlier one that had the same number. */
export const thisProcess: Owner = {host: hostname(), pid: process.pid, run: randomUUID().slice(0, 8)};

/** `elsewhere`: on another machine or in another container, where this one can't look. */
export function ownerState(owner: Owner): 'this' | 'alive' | 'gone' | 'elsewhere' {
  if (owner.host !== thisProcess.host) return 'elsewhere';
  if (owner.pid === thisProcess.pid) return owner.run === thisProcess.run ? 'this' : 'gone';
  try {
    process.kill(owner.pid, 0);
    return 'alive';
  } catch (error) {
    return errno(error) === 'ESRCH' ? 'gone' : 'alive';
  }
}

/** `host~pid~run`: fits in a file name, and a host name has no tilde. */
export function writeOwner({host, pid, run}: Owner): string {
  return `${host}~${pid}~${run}`;
}

export function readOwner(text: string): Owner | null {
  const [host, pid, run, ...rest] = text.split('~');
  if (!host || !pid || !run || rest.length > 0 || !/^\d+$/.test(pid)) return null;
  return {host, pid: Number(pid), run};
}
