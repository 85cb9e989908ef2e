import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {onTestFinished} from 'vitest';

export type KillableServer = {
  readonly url: string;
  /** The kind of the next thing that happens in it. */
  readonly next: () => Promise<string>;
  /** As `kill -9` does. */
  readonly kill: () => Promise<void>;
};

/** A server in another process. */
export async function startKillableServer(
  directory: string,
  painter: 'plain' | 'animatic',
): Promise<KillableServer> {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      fileURLToPath(new URL('./__fixtures__/serve.ts', import.meta.url)),
      directory,
      painter,
    ],
    {stdio: ['ignore', 'pipe', 'inherit']},
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {url: await next(), next, kill};
}
