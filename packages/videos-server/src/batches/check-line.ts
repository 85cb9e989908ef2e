import {isModel} from '../videos/models.ts';
import type {BatchError} from './batch-record.ts';

export type CheckedLine =
  | {readonly kind: 'request'; readonly customId: string; readonly model: string}
  | {readonly kind: 'wrong'; readonly error: Omit<BatchError, 'line'>};

export const batchEndpoint = '/v1/videos';

/**
 * Checks what a line is by itself. Whether its body is a good request is found when it is carried out, and answered
 * there.
 */
export function checkLine(text: string): CheckedLine {
  const line = parseLine(text);
  if (line === null) return wrong('invalid_json_line', 'This line is not parseable as valid JSON.', null);
  const {custom_id: customId, method, url, body} = line;
  for (const param of ['custom_id', 'method', 'url', 'body'])
    if (line[param] === undefined || line[param] === null)
      return wrong('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
  if (typeof customId !== 'string' || customId === '')
    return wrong('invalid_custom_id', "'custom_id' must be a text that is not empty.", 'custom_id');
  if (method !== 'POST') return wrong('invalid_method', "The method of a request must be 'POST'.", 'method');
  if (url !== batchEndpoint)
    return wrong(
      'invalid_url',
      'The URL provided for this request does not match the batch endpoint.',
      'url',
    );
  if (!isObject(body)) return wrong('invalid_body', 'The body of a request must be an object.', 'body');
  const {model = 'sora-2'} = body;
  if (typeof model !== 'string' || !isModel(model))
    return wrong(
      'model_not_found',
      `The provided model ${typeof model === 'string' ? `'${model.slice(0, 80)}' ` : ''}is not supported by the Batch API.`,
      'body.model',
    );
  return {kind: 'request', customId, model};
}

/** The body of a line that was checked. */
export function bodyOfLine(text: string): Readonly<Record<string, unknown>> {
  const body = parseLine(text)?.['body'];
  return isObject(body) ? body : {};
}

function parseLine(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(code: string, message: string, param: string | null): CheckedLine {
  return {kind: 'wrong', error: {code, message, param}};
}
