import {z} from 'zod';
import {endpointNames, type EndpointName} from '../http/endpoints.ts';

/** Where something can go wrong: in a call, or in what the server does by itself. */
export const faultPoints = [...endpointNames, 'batches.line', 'webhooks.send'] as const;

export type FaultPoint = (typeof faultPoints)[number];

const rule = {
  /** Where it can happen; by default everywhere where it means something. */
  on: z.array(z.enum(faultPoints)).optional(),
  /** How often it happens, of those times that it would. */
  times: z.int().positive().optional(),
  /** Requests that are spared first. */
  skip: z.int().nonnegative().default(0),
  probability: z.number().min(0).max(1).default(1),
};

/** What can go wrong with a request itself. */
const requestFaults = [
  z.strictObject({
    kind: z.literal('rate-limit'),
    /** `null`: the client is not told when to come again. */
    retryAfterSeconds: z.number().nonnegative().nullable().default(null),
    ...rule,
  }),
  z.strictObject({
    kind: z.literal('too-many-running'),
    /** Jobs that may run at once. */
    limit: z.int().nonnegative().default(2),
    ...rule,
  }),
  z.strictObject({
    kind: z.literal('server-error'),
    status: z.int().min(500).max(599).default(500),
    /** Whether the work is done all the same, and only its answer lost. */
    moment: z.enum(['before', 'after']).default('before'),
    ...rule,
  }),
  z.strictObject({
    kind: z.literal('connection-reset'),
    moment: z.enum(['before', 'after', 'mid-answer']).default('before'),
    ...rule,
  }),
] as const;

/** What can go wrong with the bytes of a download. */
const downloadFaults = [
  z.strictObject({
    kind: z.literal('slow-download'),
    bytesPerSecond: z.int().positive().default(65_536),
    ...rule,
  }),
  z.strictObject({
    kind: z.literal('truncated-download'),
    /** How much of it comes. */
    share: z.number().min(0).max(1).default(0.5),
    /** `dropped`: fewer bytes than were announced. `clean`: fewer are announced already. */
    ending: z.enum(['dropped', 'clean']).default('dropped'),
    ...rule,
  }),
  z.strictObject({kind: z.literal('empty-download'), ...rule}),
  z.strictObject({
    kind: z.literal('wrong-content-type'),
    contentType: z.string().default('text/html'),
    ...rule,
  }),
] as const;

const sizePattern = /^[1-9]\d{0,2}[02468]x[1-9]\d{0,2}[02468]$/;

/** What can go wrong with a job; it is decided when the job is created, and stays with it. */
const jobFaults = [
  z.strictObject({kind: z.literal('stuck'), ...rule}),
  /** It takes so much longer than other jobs. */
  z.strictObject({kind: z.literal('slow-job'), seconds: z.number().positive().default(60), ...rule}),
  z.strictObject({kind: z.literal('moderation-blocked'), ...rule}),
  /** A word that the protocol has not stands for `completed`. */
  z.strictObject({
    kind: z.literal('unknown-status'),
    status: z.string().min(1).default('succeeded'),
    ...rule,
  }),
  /** Asked for one size or length, and another one is painted; the answers still say what was asked. */
  z.strictObject({
    kind: z.literal('wrong-size'),
    size: z.string().regex(sizePattern).default('720x1280'),
    ...rule,
  }),
  z.strictObject({kind: z.literal('wrong-seconds'), seconds: z.int().min(1).max(20).default(4), ...rule}),
  z.strictObject({kind: z.literal('expired'), ...rule}),
  z.strictObject({kind: z.literal('tail-only'), ...rule}),
] as const;

/** What can go wrong with a batch; it is decided when the batch is created, and stays with it. */
const batchFaults = [
  /** Its window closes, or somebody calls it off, once so many of its lines have ended. */
  z.strictObject({
    kind: z.literal('batch-expired'),
    afterLines: z.int().nonnegative().default(0),
    ...rule,
  }),
  z.strictObject({
    kind: z.literal('batch-cancelled'),
    afterLines: z.int().nonnegative().default(0),
    ...rule,
  }),
] as const;

/** What can go wrong with a line of a batch, besides what can with any job. */
const lineFaults = [
  z.strictObject({
    kind: z.literal('line-failed'),
    status: z.int().min(400).max(599).default(500),
    ...rule,
  }),
] as const;

/** What can go wrong with sending a webhook once. */
const webhookFaults = [
  z.strictObject({kind: z.literal('webhook-duplicate'), copies: z.int().min(2).max(10).default(2), ...rule}),
  /** It is taken for delivered, and was never sent. */
  z.strictObject({kind: z.literal('webhook-lost'), ...rule}),
  /** Somebody else sends it first, who does not know the secret. */
  z.strictObject({kind: z.literal('webhook-forged'), ...rule}),
] as const;

const requestFault = z.discriminatedUnion('kind', requestFaults);
const downloadFault = z.discriminatedUnion('kind', downloadFaults);
const jobFault = z.discriminatedUnion('kind', jobFaults);
const batchFault = z.discriminatedUnion('kind', batchFaults);
const lineFault = z.discriminatedUnion('kind', lineFaults);
const webhookFault = z.discriminatedUnion('kind', webhookFaults);

export type RequestFault = z.output<typeof requestFault>;
export type DownloadFault = z.output<typeof downloadFault>;
export type JobFault = z.output<typeof jobFault>;
export type BatchFault = z.output<typeof batchFault>;
export type LineFault = z.output<typeof lineFault>;
export type WebhookFault = z.output<typeof webhookFault>;
export type Fault = RequestFault | DownloadFault | JobFault | BatchFault | LineFault | WebhookFault;

export const faultPlan = z.strictObject({
  /** Decides what probabilities come to: the same requests in the same order fail the same way. */
  seed: z.int().default(0),
  faults: z.array(
    z.discriminatedUnion('kind', [
      ...requestFaults,
      ...downloadFaults,
      ...jobFaults,
      ...batchFaults,
      ...lineFaults,
      ...webhookFaults,
    ]),
  ),
});

/** What is to go wrong, as it is written in a file or sent to the server. */
export type FaultPlan = z.input<typeof faultPlan>;
export type CheckedFaultPlan = z.output<typeof faultPlan>;

const creating: readonly EndpointName[] = ['videos.create', 'videos.extend', 'videos.edit', 'videos.remix'];
const makingJobs: readonly FaultPoint[] = [...creating, 'batches.line'];
const downloading: readonly EndpointName[] = ['videos.content', 'files.content'];

type Scope = {
  readonly layer: 'request' | 'download' | 'job' | 'batch' | 'line' | 'webhook';
  readonly points: readonly FaultPoint[];
};

/** Where a fault means something. */
const scopes: Readonly<Record<Fault['kind'], Scope>> = {
  'rate-limit': {layer: 'request', points: endpointNames},
  'too-many-running': {layer: 'request', points: creating},
  'server-error': {layer: 'request', points: endpointNames},
  'connection-reset': {layer: 'request', points: endpointNames},
  'slow-download': {layer: 'download', points: downloading},
  'truncated-download': {layer: 'download', points: downloading},
  'empty-download': {layer: 'download', points: downloading},
  'wrong-content-type': {layer: 'download', points: downloading},
  stuck: {layer: 'job', points: makingJobs},
  'slow-job': {layer: 'job', points: makingJobs},
  'moderation-blocked': {layer: 'job', points: makingJobs},
  'unknown-status': {layer: 'job', points: makingJobs},
  // Of an extension, size and source can't differ.
  'wrong-size': {layer: 'job', points: ['videos.create', 'batches.line']},
  'wrong-seconds': {layer: 'job', points: ['videos.create', 'videos.extend', 'batches.line']},
  expired: {layer: 'job', points: makingJobs},
  'tail-only': {layer: 'job', points: ['videos.extend']},
  'batch-expired': {layer: 'batch', points: ['batches.create']},
  'batch-cancelled': {layer: 'batch', points: ['batches.create']},
  'line-failed': {layer: 'line', points: ['batches.line']},
  'webhook-duplicate': {layer: 'webhook', points: ['webhooks.send']},
  'webhook-lost': {layer: 'webhook', points: ['webhooks.send']},
  'webhook-forged': {layer: 'webhook', points: ['webhooks.send']},
};

export const faultKinds = Object.keys(scopes);

export const isRequestFault = (fault: Fault): fault is RequestFault => scopes[fault.kind].layer === 'request';
export const isDownloadFault = (fault: Fault): fault is DownloadFault =>
  scopes[fault.kind].layer === 'download';
export const isJobFault = (fault: Fault): fault is JobFault => scopes[fault.kind].layer === 'job';

export const isBatchFault = (fault: Fault): fault is BatchFault => scopes[fault.kind].layer === 'batch';
export const isLineFault = (fault: Fault): fault is LineFault => scopes[fault.kind].layer === 'line';
export const isWebhookFault = (fault: Fault): fault is WebhookFault => scopes[fault.kind].layer === 'webhook';

export function canStrike({kind, on}: Fault, point: FaultPoint): boolean {
  return scopes[kind].points.includes(point) && (on === undefined || on.includes(point));
}
