import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {BatchOrder, BatchResult, BatchStatus, Engine, EngineBatches, Job} from '@matchcut/engine';

export type FileBatchesOptions = {
  readonly limits?: EngineBatches['limits'];
  /** Called at each point; may throw, or end the process. */
  readonly at?: (point: 'order' | 'ordered' | 'results') => void;
  /** What becomes of a request, by its prompt. @default it is made */
  readonly outcome?: (prompt: string) => 'made' | 'failed' | 'lost' | 'waiting';
  readonly isRefused?: boolean;
};

type KeptOrder = {readonly id: string; readonly jobs: Readonly<Record<string, Job>>};

/** Batches of the file engine: an order is a file, and its jobs are ordinary ones that were started with it. */
export function fileBatches(
  dir: string,
  submit: Engine['submit'],
  {
    limits = {requests: 100, bytes: 1_000_000},
    at = () => {},
    outcome = () => 'made',
    isRefused = false,
  }: FileBatchesOptions,
): EngineBatches {
  const pathOf = (id: string): string => join(dir, `order-${id}.txt`);
  const read = (id: string): KeptOrder => JSON.parse(readFileSync(pathOf(id), 'utf8'));
  const batchOf = (id: string): Job => ({engine: 'files', model: 'files-1', id, state: {}});
  const outcomesOf = ({id}: Job): readonly string[] =>
    Object.values(read(id).jobs).map((job) => outcome(promptOf(job)));

  return {
    limits,
    refuses: ({kind}) => (kind === 'create' ? null : 'only new clips'),
    quote: () => ({usd: 0.5}),
    sizeOf: ({prompt}) => prompt.length,
    async submit({id, requests}: BatchOrder) {
      at('order');
      const jobs: Record<string, Job> = {};
      for (const request of requests) jobs[request.id] = await submit(request.request, request.inputs);
      writeFileSync(pathOf(id), JSON.stringify({id, jobs}));
      at('ordered');
      return batchOf(id);
    },
    find: async (id) => (existsSync(pathOf(id)) ? {kind: 'found', batch: batchOf(id)} : {kind: 'absent'}),
    async status(batch): Promise<BatchStatus> {
      if (isRefused) return {kind: 'refused', message: 'Line 3 is no JSON.'};
      const all = outcomesOf(batch);
      const waiting = all.filter((one) => one === 'waiting').length;
      return waiting === 0
        ? {kind: 'ended'}
        : {kind: 'running', done: all.length - waiting, total: all.length};
    },
    async results({id}): Promise<readonly BatchResult[]> {
      at('results');
      return Object.entries(read(id).jobs)
        .toReversed()
        .flatMap(([request, job]): readonly BatchResult[] => {
          switch (outcome(promptOf(job))) {
            case 'made':
              return [{id: request, kind: 'made', job}];
            case 'failed':
              return [
                {id: request, kind: 'failed', code: 'batch_expired', message: 'Too late.', isBilled: false},
              ];
            case 'lost':
            case 'waiting':
              return [];
          }
        });
    },
    cancel: async () => {},
  };
}

function promptOf({state: {prompt}}: Job): string {
  return typeof prompt === 'string' ? prompt : '';
}

/** Every order that was ever placed. */
export function ordersOf(dir: string): readonly string[] {
  return existsSync(dir) ? readdirSync(dir).filter((name) => name.startsWith('order-')) : [];
}
