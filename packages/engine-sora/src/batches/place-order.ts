import {
  checkRequest,
  EngineError,
  type BatchJob,
  type BatchOrder,
  type BatchRequest,
  type EngineRequest,
  type InputFile,
  type Size,
} from '@matchcut/engine';
import {spellSize} from '../dialects/sizes.ts';
import type {Footage} from '../footage/footage.ts';
import {engineId} from '../jobs/job-state.ts';
import {capabilitiesOf} from '../planning/describe-engine.ts';
import {createFields} from '../requests/create-call.ts';
import {Attachment, encodeBody, type Fields} from '../requests/encode-body.ts';
import {showIdentities} from '../requests/show-identities.ts';
import {showFirstFrame} from '../requests/show-input.ts';
import type {Settings} from '../sora-options.ts';
import type {Client} from '../wire/client.ts';
import {batchSchema, fileSchema} from '../wire/schemas.ts';
import {batchLine} from './batch-line.ts';

/** Of the protocol. */
export const batchLimits = {requests: 50_000, bytes: 200_000_000} as const;

/** First frames are wanted for as long as a batch may take, and not for ever. */
const keepReferencesSeconds = 7 * 24 * 3600;

/** Why a request can't be in a batch; `null` where it can. */
export function refusesInBatch({kind}: EngineRequest): string | null {
  return kind === 'create' ? null : 'batches make new clips only';
}

/** Uploads an order and places it: the one place in which batches are paid for. */
export async function placeOrder(
  {id, requests}: BatchOrder,
  settings: Settings,
  {client, footage}: {readonly client: Client; readonly footage: Footage},
  signal: AbortSignal | undefined,
): Promise<BatchJob> {
  signal?.throwIfAborted();
  checkOrder(requests, settings);
  const server = client.server();
  const firstFrames = new Map<string, string>();
  const lines: string[] = [];
  for (const each of requests) lines.push(batchLine(each.id, await fieldsOf(each)));
  const file = await upload(new Attachment(Buffer.from(lines.join('')), 'order.jsonl', 'application/jsonl'), {
    purpose: 'batch',
  });
  const order = {
    input_file_id: file,
    endpoint: '/v1/videos',
    completion_window: '24h',
    metadata: {matchcut_order: id},
  };
  const {value: batch} = await client.ask(
    {method: 'POST', path: 'batches', body: encodeBody(order, 'json'), spends: true, signal},
    batchSchema,
  );
  return batchJob(batch.id, id, settings.model, server);

  async function fieldsOf({request, inputs}: BatchRequest): Promise<Fields> {
    if (request.kind !== 'create') return {};
    const cast = await showIdentities(request, inputs, null, settings.dialect.identities, footage, signal);
    const reference = inputs.firstFrame && {file_id: await firstFrameId(inputs.firstFrame, request.size)};
    return {...createFields(request, settings), ...cast, ...(reference && {input_reference: reference})};
  }

  /** Many shots may start from the same image. */
  async function firstFrameId({path, digest}: InputFile, size: Size): Promise<string> {
    const key = `${digest} ${spellSize(size)}`;
    const known = firstFrames.get(key);
    if (known !== undefined) return known;
    const {attachment} = await showFirstFrame(path, size, footage, signal);
    const uploaded = await upload(attachment, {
      purpose: 'user_data',
      expires_after: {anchor: 'created_at', seconds: keepReferencesSeconds},
    });
    firstFrames.set(key, uploaded);
    return uploaded;
  }

  /** Costs nothing, so it may be repeated; what nobody names stays behind. */
  async function upload(content: Attachment, fields: Fields): Promise<string> {
    const body = encodeBody({...fields, file: content}, 'multipart');
    const {value} = await client.ask({method: 'POST', path: 'files', body, signal}, fileSchema);
    return value.id;
  }
}

export function batchJob(id: string, order: string, model: string, server: string): BatchJob {
  return {engine: engineId, model, id, state: {server, order}};
}

function checkOrder(requests: readonly BatchRequest[], settings: Settings): void {
  const capabilities = capabilitiesOf(settings);
  const ids = new Set<string>();
  for (const {id, request} of requests) {
    const reason = refusesInBatch(request) ?? (ids.has(id) ? 'its id stands twice in the order' : null);
    if (reason !== null)
      throw new EngineError('engine-refused-request', `${id} can't be in the batch: ${reason}.`);
    ids.add(id);
    checkRequest(request, capabilities);
  }
  if (requests.length === 0 || requests.length > batchLimits.requests)
    throw new EngineError(
      'engine-refused-request',
      `A batch holds 1 to ${batchLimits.requests} requests, not ${requests.length}.`,
    );
}
