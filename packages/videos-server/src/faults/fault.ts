import {z} from 'zod';
import {endpointNames, type EndpointName} from '../http/endpoints.ts';

const rule = {
  /** Where it can happen; by default everywhere where it means something. */
  on: z.array(z.enum(endpointNames)).optional(),
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

const sizePattern = /^[1-9]\d{0,3}x[1-9]\d{0,3}$/;

/** What can go wrong with a job; it is decided when the job is created, and stays with it. */
const jobFaults = [
  z.strictObject({kind: z.literal('stuck'), ...rule}),
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

const requestFault = z.discriminatedUnion('kind', requestFaults);
const downloadFault = z.discriminatedUnion('kind', downloadFaults);
const jobFault = z.discriminatedUnion('kind', jobFaults);

export type RequestFault = z.output<typeof requestFault>;
export type DownloadFault = z.output<typeof downloadFault>;
export type JobFault = z.output<typeof jobFault>;
export type Fault = RequestFault | DownloadFault | JobFault;

export const faultPlan = z.strictObject({
  /** Decides what probabilities come to: the same requests in the same order fail the same way. */
  seed: z.int().default(0),
  faults: z.array(z.discriminatedUnion('kind', [...requestFaults, ...downloadFaults, ...jobFaults])),
});

/** What is to go wrong, as it is written in a file or sent to the server. */
export type FaultPlan = z.input<typeof faultPlan>;
export type CheckedFaultPlan = z.output<typeof faultPlan>;

const creating: readonly EndpointName[] = ['videos.create', 'videos.extend', 'videos.edit', 'videos.remix'];
const downloading: readonly EndpointName[] = ['videos.content', 'files.content'];

type Scope = {readonly layer: 'request' | 'download' | 'job'; readonly endpoints: readonly EndpointName[]};

/** Where a fault means something. */
const scopes: Readonly<Record<Fault['kind'], Scope>> = {
  'rate-limit': {layer: 'request', endpoints: endpointNames},
  'too-many-running': {layer: 'request', endpoints: creating},
  'server-error': {layer: 'request', endpoints: endpointNames},
  'connection-reset': {layer: 'request', endpoints: endpointNames},
  'slow-download': {layer: 'download', endpoints: downloading},
  'truncated-download': {layer: 'download', endpoints: downloading},
  'empty-download': {layer: 'download', endpoints: downloading},
  'wrong-content-type': {layer: 'download', endpoints: downloading},
  stuck: {layer: 'job', endpoints: creating},
  'moderation-blocked': {layer: 'job', endpoints: creating},
  'unknown-status': {layer: 'job', endpoints: creating},
  // Of an extension, size and source can't differ.
  'wrong-size': {layer: 'job', endpoints: ['videos.create']},
  'wrong-seconds': {layer: 'job', endpoints: ['videos.create', 'videos.extend']},
  expired: {layer: 'job', endpoints: creating},
  'tail-only': {layer: 'job', endpoints: ['videos.extend']},
};

export const isRequestFault = (fault: Fault): fault is RequestFault => scopes[fault.kind].layer === 'request';
export const isDownloadFault = (fault: Fault): fault is DownloadFault =>
  scopes[fault.kind].layer === 'download';
export const isJobFault = (fault: Fault): fault is JobFault => scopes[fault.kind].layer === 'job';

export function canStrike({kind, on}: Fault, endpoint: EndpointName): boolean {
  return scopes[kind].endpoints.includes(endpoint) && (on === undefined || on.includes(endpoint));
}
