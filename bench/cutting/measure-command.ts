import {spawn} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';

export type Measured = {
  readonly wallSeconds: number;
  /** User and system time of the command and all that it started. */
  readonly cpuSeconds: number;
  /** Most memory that it and all that it started held at once (proportional set size where it can be read). */
  readonly peakMegabytes: number;
  readonly output: string;
};

export type CommandOptions = {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
};

const ticksPerSecond = 100;
const pageBytes = 4096;

/** Runs a command to its end and looks at its whole tree of processes meanwhile. Linux only, as it reads /proc. */
export function measureCommand(
  command: string,
  args: readonly string[],
  {cwd, env = process.env}: CommandOptions,
): Promise<Measured> {
  const start = performance.now();
  const before = childTicks();
  const child = spawn(command, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  let peakBytes = 0;
  const watch = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, treeBytes(child.pid));
  }, 250);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      const wallSeconds = (performance.now() - start) / 1000;
      if (code !== 0) return reject(new Error(`${command} ${args.join(' ')} ended with ${code}.\n${output}`));
      const cpuSeconds = (childTicks() - before) / ticksPerSecond;
      resolve({wallSeconds, cpuSeconds, peakMegabytes: peakBytes / 1e6, output});
    });
  });
}

/** Ticks of all children that have ended, and theirs. */
function childTicks(): number {
  const fields = statFields('self');
  return Number(fields[13]) + Number(fields[14]);
}

/** Fields after the name, which may hold blanks. */
function statFields(pid: number | string): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function treeBytes(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const parent = Number(statFields(pid)[1]);
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    } catch {
      // It has ended meanwhile.
    }
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree.reduce((sum, pid) => sum + ownBytes(pid), 0);
}

/** Without what is shared with other processes of the tree, as far as the kernel tells. */
function ownBytes(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    if (pss !== undefined) return Number(pss) * 1024;
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
}
