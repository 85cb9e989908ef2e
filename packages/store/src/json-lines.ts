import {isDeepStrictEqual} from 'node:util';
import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';

/** What is wrong first in a text that is no JSON. `line` counts from 1. */
export function findJsonError(text: string): {readonly line: number; readonly message: string} | null {
  const errors: ParseError[] = [];
  parseTree(text, errors, {disallowComments: true});
  const [first] = errors;
  if (first === undefined) return null;
  const code = printParseErrorCode(first.error);
  const words = code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  // What is missing belongs at the end of what stands before.
  const before = text.slice(0, first.offset);
  return {line: lineAt(code === 'CommaExpected' ? before.trimEnd() : before), message: words};
}

/** The line in which a part of a JSON text stands, or the nearest part around it that there is. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number | null {
  const root = parseTree(text);
  if (root === undefined) return null;
  const segments: JSONPath = path.map((part) => (typeof part === 'number' ? part : String(part)));
  for (let length = segments.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, segments.slice(0, length));
    if (node !== undefined) return lineAt(text.slice(0, node.offset));
  }
  return 1;
}

/** What a JSON text comes to in which names stand twice. */
export type Repeated =
  | {readonly kind: 'joined'; readonly value: unknown}
  | {readonly kind: 'contradiction'; readonly name: string; readonly line: number};

/**
 * The value of a JSON text with objects of one name joined, or where that is not wanted or they contradict each other.
 * `null` for a text that is none.
 */
export function joinRepeated(text: string, canJoin: boolean): Repeated | null {
  const root = parseTree(text);
  if (root === undefined) return null;
  try {
    return {kind: 'joined', value: valueOf(root)};
  } catch (error) {
    if (error instanceof Contradiction) return {kind: 'contradiction', ...error.found};
    throw error;
  }

  function valueOf(node: Node): unknown {
    if (node.type === 'array') return (node.children ?? []).map(valueOf);
    if (node.type !== 'object') return node.value;
    const properties = new Map<string, unknown>();
    for (const {children: [name, value] = []} of node.children ?? []) {
      if (name === undefined || value === undefined) continue;
      put(properties, name, valueOf(value));
    }
    return Object.fromEntries(properties);
  }

  function put(properties: Map<string, unknown>, node: Node, value: unknown): void {
    const name = String(node.value);
    const before = properties.get(name);
    if (!properties.has(name) || (canJoin && isDeepStrictEqual(before, value))) properties.set(name, value);
    else {
      if (!canJoin || !isObject(before) || !isObject(value))
        throw new Contradiction({name, line: lineAt(text.slice(0, node.offset))});
      const joined = new Map(Object.entries(before));
      for (const [inner, one] of Object.entries(value)) put(joined, {...node, value: inner}, one);
      properties.set(name, Object.fromEntries(joined));
    }
  }
}

class Contradiction extends Error {
  readonly found: {readonly name: string; readonly line: number};
  constructor(found: {readonly name: string; readonly line: number}) {
    super();
    this.found = found;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line in which the next character stands. */
function lineAt(before: string): number {
  return before.split('\n').length;
}
