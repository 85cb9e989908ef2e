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
  /** @default both */
  readonly accept?: readonly RequestBody['encoding'][];
  readonly limits?: BodyLimits;
};

const contentTypes = {json: 'application/json', multipart: 'multipart/form-data'} as const;

/**
 * Reads a JSON or multipart body and hands it to `use`; uploads that it does not move are gone after it. Throws 400,
 * 413 and 415.
 */
export async function withBody<Result>(
  request: IncomingMessage,
  {uploads, accept = ['json', 'multipart'], limits = usualLimits}: ReadBodyOptions,
  use: (body: RequestBody) => Promise<Result>,
): Promise<Result> {
  const contentType = request.headers['content-type'] ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  switch (accept.find((encoding) => contentTypes[encoding] === mediaType)) {
    case 'json':
      return use({encoding: 'json', fields: parseObject(await readText(request, limits.jsonBytes))});
    case 'multipart': {
      const folder = await mkdtemp(join(uploads, 'upload-'));
      try {
        return await use(await readMultipart(request, contentType, folder, limits));
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    }
    case undefined:
      throw new ApiError(
        415,
        `Unsupported content type: '${contentType.slice(0, 80)}'. This API method only accepts ${accept.map((encoding) => `'${contentTypes[encoding]}'`).join(' and ')} requests.`,
        {code: 'unsupported_content_type'},
      );
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // To its end, even if it is too large: a client that still sends would not hear the answer.
    for await (const chunk of request) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size <= limit) chunks.push(bytes);
      else chunks.length = 0;
    }
  } catch {
    throw badRequest('The body of your request broke off.', null, 'incomplete_body');
  }
  if (size > limit)
    throw new ApiError(413, `The body of your request is larger than ${limit} bytes.`, {
      code: 'request_too_large',
    });
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
