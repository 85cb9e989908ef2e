/** An input stream as a filter graph names it: `[0:v]`, `[2:a]`. */
export type GraphInput = {readonly input: number; readonly medium: 'v' | 'a'; readonly label: string};

/** The input streams that a graph asks for, each once, in order of appearance. */
export function graphInputs(graph: string): readonly GraphInput[] {
  const found = new Map<string, GraphInput>();
  for (const label of labelsOf(graph)) {
    const match = /^(\d+):([va])$/.exec(label);
    if (match === null) continue;
    found.set(label, {input: Number(match[1]), medium: match[2] === 'v' ? 'v' : 'a', label});
  }
  return [...found.values()];
}

/** The labels that are connected with this one, over any number of filters. What is not connected need not be decoded for it. */
export function connectedLabels(graph: string, label: string): ReadonlySet<string> {
  const chains = splitChains(graph).map(labelsOf);
  const connected = new Set([label]);
  for (let before = 0; before < connected.size;) {
    before = connected.size;
    for (const chain of chains) {
      if (chain.some((other) => connected.has(other))) chain.forEach((other) => connected.add(other));
    }
  }
  return connected;
}

function labelsOf(graph: string): readonly string[] {
  return [...withoutQuotes(graph).matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
}

function splitChains(graph: string): readonly string[] {
  return withoutQuotes(graph).split(';');
}

// Quoted text is an option's value, and so is what a backslash protects.
function withoutQuotes(graph: string): string {
  return graph.replace(/\\.|'[^']*'/gs, '');
}
