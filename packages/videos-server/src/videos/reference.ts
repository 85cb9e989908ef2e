import {z} from 'zod';
import type {Dialect} from '../dialects/dialect.ts';
import {badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {UploadedFile} from '../http/uploaded-file.ts';
import {parseBody, wrongType} from './parse-body.ts';

/** What a video begins with, as the client gave it. `param`: where it stood. */
export type Reference =
  | {readonly kind: 'upload'; readonly file: UploadedFile; readonly param: string}
  | {readonly kind: 'url'; readonly url: string; readonly param: string}
  | {readonly kind: 'file-id'; readonly id: string; readonly param: string};

const longestUrl = 20_971_520;

const referenceObject = z.strictObject({
  image_url: z.string().max(longestUrl).optional(),
  video_url: z.string().max(longestUrl).optional(),
  file_id: z.string().optional(),
});

/** Reads the one reference of a create. Throws a 400 where there are several, or it is none. */
export function readReference({fields}: RequestBody, dialect: Dialect): Reference | null {
  const found = ['input_reference', ...dialect.referenceFields].flatMap((param) => {
    const value = fields[param];
    if (value === undefined) return [];
    return param === 'input_reference' ? [readValue(value, param, dialect)] : [readText(value, param)];
  });
  if (found.length > 1) throw badRequest('Provide one reference only.', found[1]?.param ?? null);
  return found[0] ?? null;
}

function readValue(value: unknown, param: string, {referenceValue}: Dialect): Reference {
  if (value instanceof UploadedFile) return {kind: 'upload', file: value, param};
  switch (referenceValue) {
    case 'object':
      return readObject(value, param);
    case 'path':
      if (typeof value !== 'string') throw wrongType(param, 'a string', value);
      return {kind: 'url', url: value, param};
    case 'refused':
      throw wrongType(param, 'a file', value);
    default:
      return referenceValue satisfies never;
  }
}

/** Some servers take the object as JSON in a field of a form. */
function readText(value: unknown, param: string): Reference {
  if (typeof value !== 'string') throw wrongType(param, 'a string', value);
  try {
    return readObject(JSON.parse(value), param);
  } catch (error) {
    throw error instanceof SyntaxError ? badRequest(`Invalid '${param}': it is no JSON.`, param) : error;
  }
}

function readObject(value: unknown, param: string): Reference {
  const {[param]: given} = parseBody(z.object({[param]: referenceObject}), {[param]: value});
  const {image_url, video_url, file_id} = given ?? {};
  const [url, ...others] = [image_url, video_url].filter((one) => one !== undefined);
  if (others.length > 0 || (url === undefined) === (file_id === undefined))
    throw badRequest(`Provide exactly one of 'image_url' or 'file_id' in '${param}'.`, param);
  if (url !== undefined) return {kind: 'url', url, param};
  return {kind: 'file-id', id: file_id ?? '', param};
}
