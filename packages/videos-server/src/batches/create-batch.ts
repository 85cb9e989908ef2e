import {z} from 'zod';
import type {AccountId} from '../account.ts';
import type {Clock} from '../clock.ts';
import type {BatchFault} from '../faults/fault.ts';
import {expiresAfter} from '../files/create-file.ts';
import type {FileStore} from '../files/file-store.ts';
import {badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {parseBody} from '../videos/parse-body.ts';
import type {BatchRecord} from './batch-record.ts';
import type {BatchTable} from './batch-table.ts';
import {batchEndpoint} from './check-line.ts';

const windowMs = 24 * 60 * 60 * 1000;

const createBatchBody = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.enum([batchEndpoint]),
  completion_window: z.enum(['24h']),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((metadata) => Object.keys(metadata).length <= 16, {
      error: "Invalid 'metadata': it has more than 16 keys.",
    })
    .nullish(),
  output_expires_after: expiresAfter.optional(),
});

/** What `POST /v1/batches` does with a body. What the file holds is looked at later. Throws a 400. */
export function createBatch(
  account: AccountId,
  body: RequestBody,
  {clock, files, batches}: {readonly clock: Clock; readonly files: FileStore; readonly batches: BatchTable},
  faults: readonly BatchFault[],
): BatchRecord {
  const {input_file_id, metadata, output_expires_after} = parseBody(createBatchBody, body.fields);
  const file = files.find(account, input_file_id);
  if (file === null)
    throw badRequest(`No such File object: ${input_file_id.slice(0, 80)}`, 'input_file_id', 'invalid_value');
  if (file.purpose !== 'batch')
    throw badRequest(
      `The file was uploaded with the purpose '${file.purpose}'; the input of a batch has the purpose 'batch'.`,
      'input_file_id',
      'invalid_purpose',
    );
  const createdAtMs = clock.now();
  return batches.insert({
    account,
    inputFile: file.id,
    metadata: metadata ?? null,
    outputSeconds: output_expires_after?.seconds ?? null,
    faults,
    createdAtMs,
    expiresAtMs: createdAtMs + windowMs,
  });
}
