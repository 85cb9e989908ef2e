import {randomUUID} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import type {IncomingMessage} from 'node:http';
import {join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {Busboy, type BusboyFileStream, type BusboyInstance} from '@fastify/busboy';
import {ApiError, badRequest} from './api-error.ts';
import {formFields, type FormEntry} from './form-fields.ts';
import type {RequestBody} from './request-body.ts';
import {UploadedFile} from './uploaded-file.ts';

export type MultipartLimits = {
  /** Of each file. */
  readonly fileBytes: number;
  /** Of all that is no file, which is held in memory. */
  readonly fieldBytes: number;
};

/** More parts than any request of the protocol has, and more files among them. */
const parts = 64;
const files = 4;

/**
 * Reads a form, its files straight into `folder`, whatever their size. Throws 400 where it is malformed and 413 where
 * something in it is too large.
 */
export async function readMultipart(
  request: IncomingMessage,
  contentType: string,
  folder: string,
  {fileBytes, fieldBytes}: MultipartLimits,
): Promise<RequestBody> {
  const entries: Promise<FormEntry>[] = [];
  const streams: BusboyFileStream[] = [];
  // The first one is told; the others follow from it.
  const problems: Error[] = [];
  const refuse = (error: Error): void => void problems.push(error);
  let heldBytes = 0;
  const form = openForm(contentType, fileBytes, fieldBytes);
  form.on('field', (name: string | undefined, value, nameTruncated, valueTruncated) => {
    heldBytes += value.length;
    if (name === undefined) refuse(nameless());
    else if (nameTruncated) refuse(badRequest('The form has a field with too long a name.', null));
    else if (valueTruncated || heldBytes > fieldBytes)
      refuse(tooLarge(`The value of '${name}' is too large.`, name));
    else entries.push(Promise.resolve({name, value}));
  });
  form.on('file', (name: string | undefined, stream, fileName, _encoding, mimeType) => {
    if (name === undefined) {
      refuse(nameless());
      stream.resume();
      return;
    }
    const path = join(folder, randomUUID());
    stream.on('limit', () => refuse(tooLarge(`The file in '${name}' is too large.`, name)));
    const write = keepFile(stream, path).then((sizeBytes) => ({
      name,
      value: new UploadedFile({path, name: fileName, contentType: mimeType, sizeBytes}),
    }));
    write.catch((error: Error) => {
      refuse(error);
      form.destroy();
    });
    streams.push(stream);
    entries.push(write);
  });
  form.on('filesLimit', () => refuse(badRequest(`The form has more than ${files} files.`, null)));
  form.on('partsLimit', () => refuse(badRequest(`The form has more than ${parts} parts.`, null)));
  // What comes after a mistake is taken from the client, and looked at no more.
  const untilRefused = new Transform({
    transform: (chunk, _encoding, done) => done(null, problems.length === 0 ? chunk : null),
  });
  try {
    await pipeline(request, untilRefused, form);
  } catch (error) {
    refuse(malformed(error));
    for (const stream of streams) stream.destroy();
  }
  // Nothing is still being written when the answer goes out.
  await Promise.allSettled(entries);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  return {encoding: 'multipart', fields: formFields(await Promise.all(entries))};
}

/** RFC 2046: 1 to 70 characters. With an empty one, Busboy can wait for ever. */
const boundary = /;\s*boundary=(?:"[^"]{1,70}"|[^\s";]{1,70})(?:[\s;]|$)/i;

function openForm(contentType: string, fileSize: number, fieldSize: number): BusboyInstance {
  if (!boundary.test(contentType)) throw malformed(new Error('It names no boundary.'));
  try {
    return new Busboy({
      headers: {'content-type': contentType},
      limits: {fieldNameSize: 200, fieldSize, fileSize, files, parts, headerPairs: 20},
    });
  } catch (error) {
    throw malformed(error);
  }
}

async function keepFile(stream: BusboyFileStream, path: string): Promise<number> {
  const file = createWriteStream(path, {flags: 'wx'});
  await pipeline(stream, file);
  return file.bytesWritten;
}

const nameless = (): ApiError => malformed(new Error('It has a part without a name.'));

function malformed(error: unknown): ApiError {
  return badRequest(
    `We could not parse the multipart body of your request. ${error instanceof Error ? error.message : ''}`.trim(),
    null,
    'invalid_multipart',
  );
}

function tooLarge(message: string, param: string): ApiError {
  return new ApiError(413, message, {param, code: 'request_too_large'});
}
