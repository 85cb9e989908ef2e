import type {Field, FieldShape, Json} from './field.ts';

type Schema = {readonly [name: string]: unknown};

/** The fields of a film's props, in the order of its schema, as `z.toJSONSchema` writes it. */
export function readFields(schema: Schema): readonly Field[] {
  const shape = readShape(schema, {definitions: recordIn(schema, '$defs'), within: new Set()});
  return shape.kind === 'group' ? shape.fields : [];
}

type Reading = {
  readonly definitions: Schema;
  /** References that are being read: a schema may contain itself. */
  readonly within: ReadonlySet<string>;
};

function readShape(schema: Schema, reading: Reading): FieldShape {
  const reference = textIn(schema, '$ref');
  if (reference !== null) return readReference(reference, reading);
  const nullable = withoutNull(schema);
  if (nullable !== null) return {kind: 'nullable', shape: readShape(nullable, reading)};
  const options = readOptions(schema);
  if (options !== null) return {kind: 'choice', options};
  switch (schema['type']) {
    case 'string':
      return readText(schema);
    case 'number':
    case 'integer':
      return readNumber(schema);
    case 'boolean':
      return {kind: 'switch'};
    case 'array':
      return readList(schema, reading);
    case 'object':
      return readGroup(schema, reading);
    default:
      return {kind: 'json'};
  }
}

function readReference(reference: string, reading: Reading): FieldShape {
  const name = reference.replace('#/$defs/', '');
  const definition = reading.definitions[name];
  // A form can't end where a schema doesn't.
  if (!isRecord(definition) || reading.within.has(name)) return {kind: 'json'};
  return readShape(definition, {...reading, within: new Set([...reading.within, name])});
}

/** What a schema says besides that it may be `null`; `null` itself where it may not. */
function withoutNull(schema: Schema): Schema | null {
  const types = schema['type'];
  if (Array.isArray(types) && types.includes('null') && types.length === 2) {
    return {...schema, type: types.find((type) => type !== 'null')};
  }
  const variants = variantsIn(schema);
  const others = variants.filter((variant) => variant['type'] !== 'null');
  if (others.length === variants.length) return null;
  const [only, second] = others;
  if (only === undefined) return null;
  return second === undefined ? only : {...schema, anyOf: others};
}

function readOptions(schema: Schema): readonly Json[] | null {
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly Json[];
  if ('const' in schema) return [schema['const'] as Json];
  const variants = variantsIn(schema);
  if (variants.length === 0 || !variants.every((variant) => 'const' in variant || 'enum' in variant))
    return null;
  return variants.flatMap((variant) => readOptions(variant) ?? []);
}

function readText(schema: Schema): FieldShape {
  const format = textIn(schema, 'format');
  const pattern = textIn(schema, 'pattern');
  if (format === 'color' || (pattern !== null && isColorPattern(pattern))) return {kind: 'color', pattern};
  return {
    kind: 'text',
    format,
    pattern,
    minLength: numberIn(schema, 'minLength') ?? 0,
    maxLength: numberIn(schema, 'maxLength') ?? Infinity,
  };
}

/** A pattern that takes colours and hardly anything else is meant for them. */
function isColorPattern(pattern: string): boolean {
  const expression = patternOf(pattern);
  if (expression === null) return false;
  return (
    expression.test('#12ab9f') && !['', '#', 'teal', '12', '#a word'].some((text) => expression.test(text))
  );
}

/**
 * Letters count alike, large or small: a schema in JSON lost the flags of the author's expression, and it is the
 * server that has the last word. `null` for an expression that this browser doesn't read.
 */
export function patternOf(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'iu');
  } catch {
    return null;
  }
}

function readNumber(schema: Schema): FieldShape {
  const min = numberIn(schema, 'minimum');
  const max = numberIn(schema, 'maximum');
  const above = numberIn(schema, 'exclusiveMinimum');
  const below = numberIn(schema, 'exclusiveMaximum');
  return {
    kind: 'number',
    isInteger: schema['type'] === 'integer',
    limits: {
      min: Math.max(asLimit(min, -Infinity), above ?? -Infinity),
      max: Math.min(asLimit(max, Infinity), below ?? Infinity),
      isMinOut: above !== null && above >= asLimit(min, -Infinity),
      isMaxOut: below !== null && below <= asLimit(max, Infinity),
    },
    multipleOf: numberIn(schema, 'multipleOf'),
  };
}

/** zod's integers are safe ones, which is no limit that anybody has to be told. */
function asLimit(limit: number | null, none: number): number {
  return limit === null || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? none : limit;
}

function readList(schema: Schema, reading: Reading): FieldShape {
  const items = schema['items'];
  // A tuple's places differ from each other.
  if ('prefixItems' in schema || !isRecord(items)) return {kind: 'json'};
  const item = readShape(items, reading);
  // Of what has no control there is one JSON field for the list, not one an item.
  if (item.kind === 'json') return {kind: 'json'};
  return {
    kind: 'list',
    item,
    minItems: numberIn(schema, 'minItems') ?? 0,
    maxItems: numberIn(schema, 'maxItems') ?? Infinity,
  };
}

function readGroup(schema: Schema, reading: Reading): FieldShape {
  const properties = recordIn(schema, 'properties');
  // Names that anybody may make up have no label.
  if (Object.keys(properties).length === 0 || isRecord(schema['additionalProperties'])) return {kind: 'json'};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const fields = Object.entries(properties).flatMap(([name, property]): readonly Field[] => {
    if (!isRecord(property)) return [];
    const byDefault = property['default'] as Json | undefined;
    return [
      {
        name,
        label: textIn(property, 'title') ?? inWords(name),
        description: textIn(property, 'description'),
        isRequired: required.includes(name) && byDefault === undefined,
        default: byDefault,
        shape: readShape(property, reading),
      },
    ];
  });
  return {kind: 'group', fields};
}

/** `titleColor` → `Title color`. */
export function inWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

function variantsIn(schema: Schema): readonly Schema[] {
  const variants = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(variants) ? variants.filter(isRecord) : [];
}

function textIn(schema: Schema, name: string): string | null {
  const value = schema[name];
  return typeof value === 'string' ? value : null;
}

function numberIn(schema: Schema, name: string): number | null {
  const value = schema[name];
  return typeof value === 'number' ? value : null;
}

function recordIn(schema: Schema, name: string): Schema {
  const value = schema[name];
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
