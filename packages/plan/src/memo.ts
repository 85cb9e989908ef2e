/**
 * Remembers what was made of an object in a context. Results live as long as their object.
 *
 * A context is everything besides the object that the result depends on; its members are compared with
 * `Object.is`, so they are numbers, texts, or objects that are themselves remembered.
 */
export class NodeMemo<Result> {
  readonly #results = new WeakMap<
    object,
    {readonly context: readonly unknown[]; readonly result: Result}[]
  >();

  /** What `make` returned before for this object and context, else what it returns now. */
  recall(node: object, context: readonly unknown[], make: () => Result): Result {
    const known = this.#results.get(node);
    if (known !== undefined) {
      for (const entry of known) if (isSame(entry.context, context)) return entry.result;
    }
    const entry = {context, result: make()};
    // The oldest context goes: a film is planned once a format, and old contexts don't come back.
    if (known === undefined) this.#results.set(node, [entry]);
    else {
      if (known.length >= contextsKept) known.shift();
      known.push(entry);
    }
    return entry.result;
  }
}

const contextsKept = 8;

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!Object.is(a[index], b[index])) return false;
  return true;
}
