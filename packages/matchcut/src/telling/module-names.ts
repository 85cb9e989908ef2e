import {childrenOf, isFunction, isNode, nameOf, type SyntaxNode} from './syntax.ts';
import {isType} from './type-syntax.ts';

/** The names of a module. */
export type Names = {
  readonly declared: ReadonlySet<string>;
  /** At the top level. */
  readonly kept: ReadonlySet<string>;
  /** By local name. */
  readonly imported: ReadonlyMap<string, string>;
};

/** Every name that the module gives to something, anywhere in it. */
export function namesOf(program: SyntaxNode): Names {
  const declared = new Set<string>();
  const kept = new Set<string>();
  const imported = new Map<string, string>();
  const declare = (pattern: unknown, isTop: boolean): void => {
    for (const name of patternNames(pattern)) {
      declared.add(name);
      if (isTop) kept.add(name);
    }
  };
  const visit = (node: SyntaxNode, isTop: boolean): void => {
    if (isType(node)) return;
    if (node.type === 'ImportDeclaration') {
      const from = isNode(node.source) ? String(node.source.value) : '';
      for (const specifier of Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []) {
        const local = nameOf(specifier.local) ?? '';
        declared.add(local);
        imported.set(local, from);
        if (specifier.type !== 'ImportSpecifier') declared.add(`*${local}`);
      }
      return;
    }
    if (node.type === 'VariableDeclarator') declare(node.id, isTop);
    if (node.type === 'TSEnumDeclaration') declare(node.id, isTop);
    if (node.type === 'CatchClause') declare(node.param, false);
    if (isFunction(node) || node.type.startsWith('Class')) {
      declare(node.id, isTop);
      for (const parameter of Array.isArray(node.params) ? node.params : []) declare(parameter, false);
    }
    const inside = isTop && !isFunction(node);
    for (const [, child] of childrenOf(node)) visit(child, inside);
  };
  visit(program, true);
  return {declared, kept, imported};
}

function patternNames(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern) ?? ''];
    case 'ObjectPattern':
    case 'ArrayPattern':
      return childrenOf(pattern).flatMap(([name, child]) =>
        name === 'typeAnnotation' ? [] : patternNames(child),
      );
    case 'Property':
      return patternNames(pattern.value);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'TSParameterProperty':
      return patternNames(pattern.parameter);
    default:
      return [];
  }
}
