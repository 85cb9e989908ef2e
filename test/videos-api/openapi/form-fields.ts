import {isSchema} from './deviations.ts';

/** A form as the document describes it: brackets read as objects and lists, files as their names. */
export async function formFields(contentType: string, body: Buffer): Promise<unknown> {
  const form = await new Response(new Uint8Array(body), {headers: {'content-type': contentType}}).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const [first = '', ...inner] = name.split('[');
    const keys = [first, ...inner.map((key) => key.replace(/\]$/, ''))];
    place(fields, keys, typeof value === 'string' ? value : value.name);
  }
  return fields;
}

/** An empty key is a list's next item, or its last one as long as that lacks what is placed. */
function place(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  const [next] = rest;
  if (next === undefined) {
    into[key] = value;
    return;
  }
  if (next !== '') {
    const object = isSchema(into[key]) ? {...into[key]} : {};
    place(object, rest, value);
    into[key] = object;
    return;
  }
  const list: unknown[] = Array.isArray(into[key]) ? into[key] : [];
  into[key] = list;
  const [, inner] = rest;
  if (inner === undefined || inner === '') {
    list.push(value);
    return;
  }
  const last = list.at(-1);
  const isOpen = isSchema(last) && !(inner in last);
  const item = isOpen ? {...last} : {};
  place(item, rest.slice(1), value);
  if (isOpen) list[list.length - 1] = item;
  else list.push(item);
}
