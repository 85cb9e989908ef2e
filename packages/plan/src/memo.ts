/** Remembers what was made of a node in a context. Results live as long as their node. */
export class NodeMemo<Result> {
  readonly #results = new WeakMap<object, {readonly context: string; readonly result: Result}[]>();

  /** What `make` returned before for this node and context, else what it returns now. */
  recall(node: object, context: string, make: () => Result): Result {
    const known = this.#results.get(node);
    const hit = known?.find((entry) => entry.context === context);
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
