import type {SyntaxNode} from './syntax.ts';

/** Expressions with a type around them, which run as they are. */
export const typed = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);
const running = new Set([
  ...typed,
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSParameterProperty',
  'TSModuleDeclaration',
  'TSImportEqualsDeclaration',
]);

/** What the compiler takes away. */
export function isType(node: SyntaxNode): boolean {
  if (node.type === 'VariableDeclaration' || node.type === 'ClassDeclaration') return node.declare === true;
  return node.type.startsWith('TS') && !running.has(node.type);
}
