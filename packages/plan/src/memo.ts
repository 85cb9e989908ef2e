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
    const hit = known?.find((entry) => isSame(entry.context, context));
    if (hit !== undefined) return hit.result;
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
  return a.length === b.length && a.every((member, index) => Object.is(member, b[index]));
}
