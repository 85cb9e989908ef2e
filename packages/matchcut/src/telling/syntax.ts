/** A node of an ESTree, read without trust in its shape: new syntax must not pass unseen. */
export type SyntaxNode = {readonly type: string} & {readonly [Name in Field]?: unknown};

type Field =
  | (
      | 'argument'
      | 'arguments'
      | 'async'
      | 'callee'
      | 'computed'
      | 'declare'
      | 'exportKind'
      | 'expression'
      | 'id'
    )
  | ('importKind' | 'imported' | 'key' | 'kind' | 'left' | 'local' | 'name' | 'object' | 'operator' | 'param')
  | ('parameter' | 'params' | 'property' | 'source' | 'specifiers' | 'tag' | 'value');

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes right below, with the name of the field that they stand in. */
export function childrenOf(node: SyntaxNode): readonly (readonly [string, SyntaxNode])[] {
  return Object.entries(node).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => [name, child] as const),
  );
}

/** What an identifier, or a text in its place, says. `null` for anything else. */
export function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  return typeof value.name === 'string' ? value.name : null;
}

export function isFunction({type}: SyntaxNode): boolean {
  return (
    type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
  );
}
