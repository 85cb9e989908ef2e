export type Schema = {readonly [key: string]: unknown};
export type Schemas = {readonly [name: string]: Schema};

export type Deviation = {
  readonly what: string;
  readonly apply: (schemas: Schemas) => Schemas;
};

/** Where the wire has moved on, or was never as the document says. Each is needed: a test leaves them out one by one. */
export const deviations: readonly Deviation[] = [
  {
    what: 'the guide of March 2026 has 16 and 20 seconds',
    apply: (schemas) => withValues(schemas, 'VideoSeconds', ['16', '20']),
  },
  {
    what: 'the guide of March 2026 has 1080p',
    apply: (schemas) => withValues(schemas, 'VideoSize', ['1080x1920', '1920x1080']),
  },
  {
    what: 'the guide of March 2026 has characters in a create, at most two',
    apply: (schemas) =>
      ['CreateVideoJsonBody', 'CreateVideoMultipartBody'].reduce(
        (changed, body) => withProperties(changed, body, {characters}),
        schemas,
      ),
  },
  {
    what: 'an edit of an upload names a model',
    apply: (schemas) =>
      withProperties(schemas, 'CreateVideoEditMultipartBody', {
        model: {$ref: '#/components/schemas/VideoModel'},
      }),
  },
  {
    what: 'the Batch guide has videos that expired with their batch',
    apply: (schemas) => withValues(schemas, 'VideoStatus', ['expired']),
  },
  {
    what: 'batches have null, as in the examples of the document itself, where something is not known yet',
    apply: (schemas) => withNulls(schemas, 'Batch'),
  },
  {
    what: 'lists without items have no first and last one',
    apply: (schemas) => withNulls(withNulls(schemas, 'ListFilesResponse'), 'ListBatchesResponse'),
  },
];

const characters: Schema = {
  type: 'array',
  maxItems: 2,
  items: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
};

function withValues(schemas: Schemas, name: string, values: readonly string[]): Schemas {
  const schema = schemaOf(schemas, name);
  const known = Array.isArray(schema['enum']) ? schema['enum'] : [];
  return {...schemas, [name]: {...schema, enum: [...known, ...values]}};
}

function withProperties(schemas: Schemas, name: string, properties: Schema): Schemas {
  const schema = schemaOf(schemas, name);
  return {...schemas, [name]: {...schema, properties: {...propertiesOf(schema), ...properties}}};
}

/** Ids, times and objects of a schema may be null. */
function withNulls(schemas: Schemas, name: string): Schemas {
  const schema = schemaOf(schemas, name);
  const properties = Object.entries(propertiesOf(schema)).map(([key, property]) => [
    key,
    nullable.test(key) ? {anyOf: [property, {type: 'null'}]} : property,
  ]);
  return {...schemas, [name]: {...schema, properties: Object.fromEntries(properties)}};
}

const nullable =
  /^(model|errors|output_file_id|error_file_id|first_id|last_id|(in_progress|finalizing|completed|failed|expired|cancelling|cancelled)_at)$/;

function schemaOf(schemas: Schemas, name: string): Schema {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`The document has no schema ${name}.`);
  return schema;
}

function propertiesOf({properties}: Schema): Schema {
  return isSchema(properties) ? properties : {};
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
