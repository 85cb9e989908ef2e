import type {EngineCapabilities} from '../capabilities.ts';
import type {Engine} from '../engine.ts';
import type {EngineInputs} from '../inputs.ts';
import type {Job} from '../job.ts';
import type {EngineRequest} from '../request.ts';
import type {ContractSubject, ContractTools} from './contract-tools.ts';
import {expectThat} from './expectations.ts';
import {fewFrames} from './requests.ts';

/** What the checks of one engine share. */
export type Bench = {
  readonly subject: ContractSubject;
  readonly tools: ContractTools;
  readonly capabilities: EngineCapabilities;
  /** Whether the engine has what the interface leaves open. */
  readonly has: (part: 'find' | 'knowsCharacter' | 'batches') => boolean;
  /** Declares a test with an engine of its own. */
  readonly check: (sentence: string, body: (engine: Engine) => Promise<void>) => void;
  /** Runs something with another instance, as another process would have it. */
  readonly elsewhere: <Result>(use: (engine: Engine) => Promise<Result>) => Promise<Result>;
  /** Waits until a job is completed; fails where it does not get there. */
  readonly completed: (engine: Engine, job: Job) => Promise<void>;
  /** The whole way from a request to a file. */
  readonly made: (engine: Engine, request: EngineRequest, inputs: EngineInputs) => Promise<MadeClip>;
  /** Fails where a file is not the clip that was asked for, so many seconds long. */
  readonly checkFile: (
    engine: Engine,
    path: string,
    request: EngineRequest,
    seconds: number,
  ) => Promise<void>;
  readonly wait: (ms: number | undefined) => Promise<void>;
};

export type MadeClip = {readonly job: Job; readonly path: string};

export function openBench(name: string, subject: ContractSubject, tools: ContractTools): Bench {
  const {makeEngine, pollMs = 20} = subject;
  const asked = makeEngine();
  void asked.close();

  async function elsewhere<Result>(use: (engine: Engine) => Promise<Result>): Promise<Result> {
    const engine = makeEngine();
    try {
      return await use(engine);
    } finally {
      await engine.close();
    }
  }

  async function wait(ms: number | undefined): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms ?? pollMs));
  }

  async function completed(engine: Engine, job: Job): Promise<void> {
    for (let last = 0; ;) {
      const status = await engine.status(job);
      if (status.kind === 'completed') return;
      expectThat(
        status.kind === 'running',
        `the job failed: ${status.kind === 'failed' ? `${status.code} ${status.message}` : ''}`,
      );
      expectThat(
        status.progress >= last && status.progress <= 1,
        `progress went from ${last} to ${status.progress}`,
      );
      last = status.progress;
      await wait(status.pollAfterMs);
    }
  }

  return {
    subject,
    tools,
    capabilities: asked.capabilities,
    has: (part) => asked[part] !== undefined,
    check: (sentence, body) => tools.test(`${name}: ${sentence}`, () => elsewhere(body)),
    elsewhere,
    completed,
    wait,
    async made(engine, request, inputs) {
      const job = await engine.submit(request, inputs);
      await completed(engine, job);
      const path = await tools.newPath('mp4');
      await engine.fetch(job, path);
      return {job, path};
    },
    async checkFile(engine, path, request, seconds) {
      expectThat(((await tools.readFile(path))?.length ?? 0) > 0, `${path} is missing or empty`);
      const {frameRate, sound} = engine.capabilities;
      await tools.checkClip?.(path, {
        size: request.size,
        seconds,
        frameRate: frameRate === 'requested' ? (request.frameRate ?? fewFrames) : frameRate,
        sound,
      });
    },
  };
}
