import {FormData} from 'undici';
import type {Encoding} from '../dialects/dialect.ts';
import type {CallBody} from '../wire/call.ts';

/** What a request holds, before it is JSON or a form. `undefined` is left out. */
export type Fields = {readonly [name: string]: Field | undefined};
export type Field = string | number | boolean | null | Attachment | readonly Field[] | Fields;

/** A picture or clip that goes along: a file of a form, or a data URL in JSON. */
export class Attachment {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;

  constructor(bytes: Uint8Array, name: string, type: string) {
    this.bytes = bytes;
    this.name = name;
    this.type = type;
  }

  toDataUrl(): string {
    return `data:${this.type};base64,${Buffer.from(this.bytes).toString('base64')}`;
  }
}

export function encodeBody(fields: Fields, encoding: Encoding): CallBody {
  switch (encoding) {
    case 'json':
      return {kind: 'json', text: JSON.stringify(inJson(fields))};
    case 'multipart': {
      const form = new FormData();
      let sizeBytes = 0;
      for (const [name, value] of entries(fields)) {
        if (value instanceof Attachment) {
          form.append(name, new File([Buffer.from(value.bytes)], value.name, {type: value.type}));
          sizeBytes += value.bytes.length;
        } else form.append(name, value);
      }
      return {kind: 'form', form, sizeBytes};
    }
    default:
      return encoding satisfies never;
  }
}

/** As JSON has it: an attachment is an object with a data URL, as `input_reference` wants it. */
function inJson(field: Field): unknown {
  if (field instanceof Attachment) return {image_url: field.toDataUrl()};
  if (isList(field)) return field.map(inJson);
  if (typeof field !== 'object' || field === null) return field;
  return Object.fromEntries(
    Object.entries(field).flatMap(([name, value]) => (value === undefined ? [] : [[name, inJson(value)]])),
  );
}

/** As forms of this protocol have it: `characters[][id]`, `video[id]`. */
function entries(fields: Fields): readonly (readonly [string, string | Attachment])[] {
  return Object.entries(fields).flatMap(([name, field]) => (field === undefined ? [] : spell(name, field)));
}

function spell(name: string, field: Field): readonly (readonly [string, string | Attachment])[] {
  if (field instanceof Attachment) return [[name, field]];
  if (isList(field)) return field.flatMap((each) => spell(`${name}[]`, each));
  if (typeof field !== 'object' || field === null) return [[name, String(field)]];
  return Object.entries(field).flatMap(([key, value]) =>
    value === undefined ? [] : spell(`${name}[${key}]`, value),
  );
}

function isList(field: Field): field is readonly Field[] {
  return Array.isArray(field);
}
