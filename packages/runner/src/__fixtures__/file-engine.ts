import {randomUUID} from 'node:crypto';
import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {
  EngineError,
  usualPace,
  type CharacterHandle,
  type Engine,
  type EngineInputs,
  type EnginePace,
  type EngineRequest,
  type FoundJob,
  type Job,
  type LostRequest,
} from '@matchcut/engine';

import {fileBatches, type FileBatchesOptions} from './file-batches.ts';

/** Where something may be made to happen to an engine's work. */
export type EnginePoint = 'submit' | 'submitted' | 'status' | 'fetch' | 'fetching' | 'character';

export type FileEngineOptions = {
  readonly dir: string;
  readonly billing?: 'free' | 'paid';
  /** How often a job says that it is running. @default 1 */
  readonly polls?: number;
  /** When to ask again, as the engine says; `null` where it does not. @default 5 */
  readonly pollAfterMs?: number | null;
  /** Called at each point with the prompt; may throw, or end the process. */
  readonly at?: (point: EnginePoint, prompt: string) => void | Promise<void>;
  /** How every job ends. @default with a clip */
  readonly failure?: {readonly code: string; readonly message: string};
  readonly inputs?: (request: EngineRequest, inputs: EngineInputs) => void;
  readonly pace?: Partial<EnginePace>;
  /** Whether lost jobs are looked for: in the list of all jobs, or by what is answered here. @default not */
  readonly find?: 'in the list' | FoundJob | ((lost: LostRequest) => FoundJob);
  readonly batches?: FileBatchesOptions;
  /** Whether a handle is still known. @default it can't be asked */
  readonly knows?: (id: string) => boolean;
};

/** An engine whose jobs are files: they outlive the process, and every job ever made is in a list. */
export function fileEngine({
  dir,
  billing = 'paid',
  polls = 1,
  pollAfterMs = 5,
  at = () => {},
  failure,
  inputs: onInputs,
  pace,
  find,
  knows,
  batches,
}: FileEngineOptions): Engine {
  mkdirSync(dir, {recursive: true});
  const jobPath = (job: Job): string => join(dir, `${job.id}.json`);
  const asked = new Map<string, number>();

  const read = (job: Job): string => {
    if (!existsSync(jobPath(job))) throw new EngineError('engine-job-unknown', `There is no job ${job.id}.`);
    return readFileSync(jobPath(job), 'utf8');
  };

  const engine: Engine = {
    id: 'files',
    model: 'files-1',
    semantics: 'files/1',
    options: {},
    billing,
    capabilities: {
      sizes: [{width: 1280, height: 720}],
      seconds: [4],
      frameRate: 'requested',
      identities: {kind: 'handle', perShot: 2, usd: 0},
      continuation: {kind: 'none'},
      edit: true,
      firstFrame: true,
      sound: true,
      promptLength: 1000,
    },
    ...(pace && {pace: {...usualPace, ...pace}}),
    ...(find && {
      async find(lost: LostRequest) {
        if (find === 'in the list') return findInList(dir, lost);
        return typeof find === 'function' ? find(lost) : find;
      },
    }),
    ...(knows && {knowsCharacter: async ({id}: CharacterHandle) => knows(id)}),
    quote: () => ({usd: billing === 'free' ? 0 : 1}),
    async submit(request, inputs) {
      onInputs?.(request, inputs);
      await at('submit', request.prompt);
      const id = randomUUID();
      writeFileSync(
        join(dir, `${id}.json`),
        `clip of ${request.prompt}, source ${inputs.source?.digest ?? 'none'}\n`,
      );
      appendFileSync(join(dir, 'jobs.txt'), `${request.prompt}\n`);
      await at('submitted', request.prompt);
      return {engine: 'files', model: 'files-1', id, state: {prompt: request.prompt}};
    },
    async status(job) {
      await at('status', promptOf(job));
      read(job);
      if (failure) return {kind: 'failed', ...failure};
      const times = (asked.get(job.id) ?? 0) + 1;
      asked.set(job.id, times);
      return times > polls
        ? {kind: 'completed'}
        : {kind: 'running', progress: times / (polls + 1), ...(pollAfterMs !== null && {pollAfterMs})};
    },
    async fetch(job, to, options) {
      const bytes = read(job);
      await at('fetch', promptOf(job));
      writeFileSync(to, bytes.slice(0, 6), {flag: 'wx'});
      await at('fetching', promptOf(job));
      options?.onProgress?.(1);
      writeFileSync(to, bytes);
    },
    async createCharacter({name}) {
      await at('character', name);
      appendFileSync(join(dir, 'jobs.txt'), `character ${name}\n`);
      const made = jobsOf(dir).filter((line) => line === `character ${name}`).length;
      return {engine: 'files', name, id: `char-${name}${made > 1 ? `-${made}` : ''}`, state: {}};
    },
    close: async () => {},
  };
  return batches === undefined
    ? engine
    : {...engine, batches: fileBatches(dir, (request, inputs) => engine.submit(request, inputs), batches)};
}

/** As a provider's list of jobs answers it. */
export function findInList(dir: string, {request, taken, unanswered = []}: LostRequest): FoundJob {
  const ids = readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => readFileSync(join(dir, name), 'utf8').startsWith(`clip of ${request.prompt},`))
    .map((name) => name.replace(/\.json$/, ''))
    .filter((id) => !taken.has(id));
  const [id, ...others] = ids;
  if (id === undefined) return {kind: 'absent'};
  if (others.length > unanswered.length) return {kind: 'undecided', message: `${ids.length} jobs are alike.`};
  return {kind: 'found', job: {engine: 'files', model: 'files-1', id, state: {prompt: request.prompt}}};
}

export function promptOf(job: Job): string {
  const prompt = job.state['prompt'];
  return typeof prompt === 'string' ? prompt : '';
}

/** What the engine was ever asked for, over all processes. */
export function jobsOf(dir: string): readonly string[] {
  const path = join(dir, 'jobs.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}
