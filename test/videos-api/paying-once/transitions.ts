/** What is watched of each part of a run, by the names of its methods. */
const watched = {
  journal: ['intend', 'submitted', 'adopted', 'abandoned', 'failed', 'lost', 'completed'],
  orders: ['intend', 'placed', 'abandoned', 'lost', 'ended'],
  engine: ['createCharacter', 'knowsCharacter', 'submit', 'find', 'status', 'fetch'],
  batches: ['submit', 'find', 'status', 'results'],
  compositor: ['verifyClip', 'compose'],
  store: ['put'],
} as const;

export type WatchedPart = keyof typeof watched;
type CallOf<Part extends WatchedPart> = Part extends WatchedPart
  ? `${Part}.${(typeof watched)[Part][number]}`
  : never;

/** What no call shows: bytes on their way, and files that get their names. */
const within = {
  /** All bytes of a request that spends money have left, and nothing has come back. */
  sent: 'order sent',
  /** The head of its answer has come, its body has not. */
  answered: 'order answered',
  downloading: 'in a download',
  composing: 'while composing',
  beforeLock: 'before lock',
  afterLock: 'after lock',
  /** The bytes of an artifact get their place; no record names them yet. */
  beforeContent: 'before content',
  afterContent: 'after content',
} as const;

/** A moment at which a run can be told from what it was before. */
export type Transition =
  | `before ${CallOf<WatchedPart>}`
  | `after ${CallOf<WatchedPart>}`
  | (typeof within)[keyof typeof within];

/** Where a process died; `any moment` where it was ended from outside. */
export type Death = Transition | 'any moment';

export function callsOf(part: WatchedPart): readonly string[] {
  return watched[part];
}

/** All that happens while a film is made. */
export const filmTransitions: readonly Transition[] = [
  ...around('journal'),
  ...around('engine'),
  ...around('compositor'),
  ...around('store'),
  ...Object.values(within),
];

/** All that happens while clips are ordered and collected. */
export const batchTransitions: readonly Transition[] = [
  ...around('orders'),
  ...around('batches'),
  ...around('store'),
  within.sent,
  within.answered,
  within.downloading,
  within.beforeContent,
  within.afterContent,
  'before engine.createCharacter',
  'after engine.createCharacter',
  'before journal.submitted',
  'before journal.adopted',
  'after journal.adopted',
  'after journal.submitted',
  'before engine.fetch',
  'after engine.fetch',
  'before compositor.verifyClip',
  'after compositor.verifyClip',
  'before journal.completed',
  'after journal.completed',
];

function around(part: WatchedPart): readonly Transition[] {
  return watched[part].flatMap((method) => {
    const call = `${part}.${method}` as CallOf<WatchedPart>;
    return [`before ${call}`, `after ${call}`] as const;
  });
}
