import type {WireAnswer} from './transport.ts';

/** Reads a whole body. Throws where it is longer than `limit` bytes, and what the connection throws. */
export async function readText(body: WireAnswer['body'], limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > limit) throw new Error(`the answer is longer than ${limit} bytes`);
    chunks.push(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The beginning of an answer, for a message. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return 'an empty answer';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
