import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {execFile} from 'node:child_process';
import {hostname, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';

const root = join(import.meta.dirname, '..');
let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'matchcut fresh '));
  for (const name of ['scripts', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    cpSync(join(root, name), join(checkout, name), {recursive: true});
  }
});

afterEach(() => rmSync(checkout, {recursive: true, force: true}));

describe('a fresh checkout without a registry', () => {
  it('is told what failed, why and what to do, without a stack', async () => {
    const {exitCode, stderr} = await runNode(['scripts/run.mjs', 'true'], {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(checkout, 'cache'),
      // Neither pnpm nor anything else of this workspace; npm is found beside Node or where the system has it.
      PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      npm_execpath: '',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the npm registry can’t be reached.');
    expect(stderr).toContain('127.0.0.1:9');
    expect(stderr).toContain('Check the network connection');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('the install lock', () => {
  const holdLock = `
    import {appendFileSync} from 'node:fs';
    import {withInstallLock} from './scripts/bootstrap/install-lock.mjs';
    await withInstallLock(async () => {
      appendFileSync('log', 'in ');
      await new Promise((resolve) => setTimeout(resolve, 300));
      appendFileSync('log', 'out ');
    });`;

  it('lets one run in at a time', async () => {
    await Promise.all([1, 2, 3].map(() => runNode(['--input-type=module', '--eval', holdLock])));
    const {stdout} = await runNode(['--print', `fs.readFileSync('log', 'utf8')`]);
    expect(stdout.trim()).toBe('in out in out in out');
    expect(existsSync(join(checkout, '.toolchain', 'install.lock'))).toBe(false);
  });

  it('is taken over from a run that was killed', async () => {
    const gone = await runNode(['--print', 'process.pid']);
    mkdirSync(join(checkout, '.toolchain'));
    writeFileSync(join(checkout, '.toolchain', 'install.lock'), `${hostname()} ${gone.stdout.trim()}`);
    const {exitCode, stderr} = await runNode(['--input-type=module', '--eval', holdLock]);
    expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
  });
});

function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{readonly exitCode: number | null; readonly stdout: string; readonly stderr: string}> {
  return new Promise((resolve) => {
    const options = {cwd: checkout, env: {...process.env, NODE_OPTIONS: '', ...env}};
    const child = execFile(process.execPath, [...args], options, (_error, stdout, stderr) => {
      resolve({exitCode: child.exitCode, stdout, stderr});
    });
  });
}
