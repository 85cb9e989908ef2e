import {basename} from 'node:path';
import {z} from 'zod';
import type {AccountId} from '../account.ts';
import type {Clock} from '../clock.ts';
import {ApiError, badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {UploadedFile} from '../http/uploaded-file.ts';
import {parseBody} from '../videos/parse-body.ts';
import type {FileStore} from './file-store.ts';
import {uploadPurposes, type StoredFile} from './stored-file.ts';

const batchFileBytes = 200 * 1024 * 1024;
const day = 24 * 60 * 60;

/** When a file goes, in seconds after it was made. A form has the number as text. */
export const expiresAfter = z.strictObject({
  anchor: z.enum(['created_at']),
  seconds: z.coerce
    .number()
    .int()
    .min(3600)
    .max(30 * day),
});

const createFileBody = z.strictObject({
  file: z.instanceof(UploadedFile),
  purpose: z.enum(uploadPurposes),
  expires_after: expiresAfter.optional(),
});

/** What `POST /v1/files` does with a form. Throws 400 and 413. */
export function createFile(
  account: AccountId,
  body: RequestBody,
  {clock, files}: {readonly clock: Clock; readonly files: FileStore},
): StoredFile {
  const {file, purpose, expires_after} = parseBody(createFileBody, body.fields);
  const isForBatch = purpose === 'batch';
  if (isForBatch && !file.name.toLowerCase().endsWith('.jsonl'))
    throw badRequest('Invalid file format for Batch API. Must be .jsonl', 'file', 'invalid_file_format');
  if (isForBatch && file.sizeBytes > batchFileBytes)
    throw new ApiError(413, `A batch file has at most ${batchFileBytes} bytes; this has ${file.sizeBytes}.`, {
      param: 'file',
      code: 'file_too_large',
    });
  const createdAtMs = clock.now();
  const keptSeconds = expires_after?.seconds ?? (isForBatch ? 30 * day : null);
  return files.keep(
    {
      account,
      name: basename(file.name),
      purpose,
      sizeBytes: file.sizeBytes,
      createdAtMs,
      expiresAtMs: keptSeconds === null ? null : createdAtMs + keptSeconds * 1000,
    },
    file.path,
  );
}
