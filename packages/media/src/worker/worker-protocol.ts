/** What a pool tells a worker process. */
export type WorkerRequest<Message> = {readonly kind: 'run'; readonly job: number; readonly message: Message};

/** What a worker process answers: any number of `progress`, then one of the other two. */
export type WorkerReply<Result, Progress> =
  | {readonly kind: 'progress'; readonly job: number; readonly progress: Progress}
  | {readonly kind: 'done'; readonly job: number; readonly result: Result}
  | {readonly kind: 'failed'; readonly job: number; readonly code: string; readonly message: string};

// Both ends come from one installed copy of this package, so the envelope is all that has to be checked.
export function isWorkerRequest<Message>(value: unknown): value is WorkerRequest<Message> {
  return isEnvelope(value) && value.kind === 'run';
}

export function isWorkerReply<Result, Progress>(value: unknown): value is WorkerReply<Result, Progress> {
  return isEnvelope(value) && (value.kind === 'progress' || value.kind === 'done' || value.kind === 'failed');
}

function isEnvelope(value: unknown): value is {readonly kind: unknown; readonly job: number} {
  return typeof value === 'object' && value !== null && 'kind' in value && 'job' in value;
}
