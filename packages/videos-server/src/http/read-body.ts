import {mkdtemp, rm} from 'node:fs/promises';
import type {IncomingMessage} from 'node:http';
import {join} from 'node:path';
import {ApiError, badRequest} from './api-error.ts';
import {readMultipart, type MultipartLimits} from './read-multipart.ts';
import type {RequestBody} from './request-body.ts';

export type BodyLimits = MultipartLimits & {readonly jsonBytes: number};

/** References in JSON are data URLs of up to 20,971,520 characters. */
export const usualLimits: BodyLimits = {
  jsonBytes: 22 * 1024 * 1024,
  fieldBytes: 21 * 1024 * 1024,
  fileBytes: 512 * 1024 * 1024,
};

export type ReadBodyOptions = {
  /** Where uploads are written until they are moved. */
  readonly uploads: string;
  readonly limits?: BodyLimits;
};

/**
 * Reads a JSON or multipart body and hands it to `use`; uploads that it does not move are gone after it. Throws 400,
 * 413 and 415.
 */
export async function withBody<Result>(
  request: IncomingMessage,
  {uploads, limits = usualLimits}: ReadBodyOptions,
  use: (body: RequestBody) => Promise<Result>,
): Promise<Result> {
  const contentType = request.headers['content-type'] ?? '';
  switch (contentType.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/json':
      return use({encoding: 'json', fields: parseObject(await readText(request, limits.jsonBytes))});
    case 'multipart/form-data': {
      const folder = await mkdtemp(join(uploads, 'upload-'));
      try {
        return await use(await readMultipart(request, contentType, folder, limits));
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    }
    default:
      throw new ApiError(
        415,
        `Unsupported content type: '${contentType.slice(0, 80)}'. This API method only accepts 'application/json' and 'multipart/form-data' requests, but you specified the header 'Content-Type: ${contentType.slice(0, 80)}'.`,
        {code: 'unsupported_content_type'},
      );
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > limit)
      throw new ApiError(413, `The body of your request is larger than ${limit} bytes.`, {
        code: 'request_too_large',
      });
    chunks.push(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Throws a 400 for what is no JSON object. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The API expects a JSON payload, but what was sent was not valid JSON.)",
      null,
      'invalid_json',
    );
  }
  if (!isObject(value))
    throw badRequest('The body of your request must be a JSON object.', null, 'invalid_type');
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
