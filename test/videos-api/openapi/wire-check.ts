import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {parse} from 'yaml';
import {deviations, isSchema, type Deviation, type Schema, type Schemas} from './deviations.ts';

/** A request and its answer, as far as they are JSON or forms. */
export type Call = {readonly method: string; readonly path: string};

/** Tells what is wrong with a message, in sentences; nothing where it is as the document has it. */
export type WireCheck = {
  /** `body`: JSON as it was read; of a form its fields, files as texts. */
  readonly request: (call: Call, contentType: string, body: unknown) => readonly string[];
  readonly answer: (call: Call, status: number, body: unknown) => readonly string[];
};

/** What the protocol answers instead of a result. The document has it under other paths only. */
const errorAnswer: Schema = {
  type: 'object',
  required: ['error'],
  additionalProperties: false,
  properties: {
    error: {
      type: 'object',
      required: ['message', 'type', 'param', 'code'],
      additionalProperties: false,
      properties: {
        message: {type: 'string', minLength: 1},
        type: {type: 'string', minLength: 1},
        param: {type: ['string', 'null']},
        code: {type: ['string', 'null']},
      },
    },
  },
};

/**
 * The document, its deviations applied, and closed: what it does not name is wrong.
 *
 * @param applied For the test that each of them is needed.
 */
export function openWireCheck(applied: readonly Deviation[] = deviations): WireCheck {
  const document: unknown = parse(readFileSync(join(import.meta.dirname, 'videos-api.openapi.yaml'), 'utf8'));
  const schemas = applied.reduce<Schemas>((changed, {apply}) => apply(changed), schemasOf(document));
  const json = openSchemas(schemas, false);
  // All that a form says is text.
  const form = openSchemas(schemas, true);

  return {
    request: (call, contentType, body) => {
      const operation = operationOf(document, call);
      if (operation === null) return [`${call.method} ${call.path} is not in the document`];
      const schema = at(operation, ['requestBody', 'content', contentType, 'schema']);
      return schema === undefined
        ? [`${call.method} ${call.path} has no body of the type ${contentType}`]
        : (contentType === 'multipart/form-data' ? form : json)(schema, body);
    },
    answer: (call, status, body) => {
      if (status >= 400) return json(errorAnswer, body);
      const operation = operationOf(document, call);
      if (operation === null) return [`${call.method} ${call.path} is not in the document`];
      const schema = at(operation, ['responses', String(status), 'content', 'application/json', 'schema']);
      return schema === undefined
        ? [`${call.method} ${call.path} has no answer ${status}`]
        : json(schema, body);
    },
  };
}

type Check = (schema: unknown, body: unknown) => readonly string[];

function openSchemas(schemas: Schemas, coerceTypes: boolean): Check {
  const ajv = new Ajv2020({strict: false, allErrors: true, coerceTypes});
  // A CommonJS module whose default export is in `default`.
  addFormats.default(ajv);
  ajv.addFormat('unixtime', {
    type: 'number',
    validate: (seconds) => Number.isInteger(seconds) && seconds > 1e9,
  });
  ajv.addFormat('binary', true);
  ajv.addSchema({$id: 'document', components: {schemas: close(schemas)}});
  const compiled = new Map<string, ValidateFunction>();
  return (schema, body) => {
    const text = JSON.stringify(schema);
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text.replaceAll('"#/', '"document#/')));
    compiled.set(text, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({instancePath, message, params}) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function schemasOf(document: unknown): Schemas {
  const schemas = at(document, ['components', 'schemas']);
  if (!isSchema(schemas)) throw new Error('The document has no schemas.');
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => (isSchema(schema) ? [[name, schema]] : [])),
  );
}

function operationOf(document: unknown, {method, path}: Call): unknown {
  const paths = at(document, ['paths']);
  const templates = Object.keys(isSchema(paths) ? paths : {})
    // `/videos/edits` is no video called edits.
    .toSorted((a, b) => a.split('{').length - b.split('{').length);
  const template = templates.find((each) =>
    new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return (template && at(paths, [template, method.toLowerCase()])) ?? null;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isSchema(found) ? found[key] : undefined), value);
}

/** Every object may have the properties that are named, and no others. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (!isSchema(value)) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, close(each)]));
  return 'properties' in value && !('additionalProperties' in value)
    ? {...closed, additionalProperties: false}
    : closed;
}
