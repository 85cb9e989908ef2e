import {extname} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';
import {parseSync} from 'vite';
import {meaningOf} from './meaning-of.ts';
import {namesOf, type Names} from './module-names.ts';
import {childrenOf, isFunction, isNode, nameOf, type SyntaxNode} from './syntax.ts';
import {isType} from './type-syntax.ts';
import {tellableGlobals, tellablePackages, untellableNames} from './tellable-names.ts';

/** What one module's code says about itself, as far as that can be seen without running it. */
export type ModuleLook = {
  /** Of what the code means: neither layout nor comments nor types count. */
  readonly codeDigest: Digest;
  /** Whether it may draw what no markup tells: effects, refs, listeners, browser globals, packages. */
  readonly isUntold: boolean;
  /** Whether that, or a call that could lead to it, happens as soon as the module is loaded. */
  readonly atOnce: {readonly untold: boolean; readonly calls: boolean};
  /** Whether it reads what is known only of the whole page: the film's props, where the overlay stands. */
  readonly readsPage: boolean;
  /** Whether it keeps something at its top level that changes, or changes what another module keeps. */
  readonly hasState: boolean;
  readonly changesImports: boolean;
  /** Whether it imports modules while it runs: which, is not known. */
  readonly importsLater: boolean;
  /** Names of packages that it imports beyond those that markup tells everything of. */
  readonly packages: readonly string[];
};

type Facts = {-readonly [Name in keyof Omit<ModuleLook, 'codeDigest' | 'packages' | 'atOnce'>]: boolean} & {
  untoldAtOnce: boolean;
  callsAtOnce: boolean;
  readonly packages: Set<string>;
};

/** Where the walk stands. */
type Place = {readonly isTop: boolean; readonly isReference: boolean};

/** Code that can't be read counts as code that does everything. */
export function lookAtModule(file: string, code: string): ModuleLook {
  if (extname(file) === '.json') return data(code);
  const {program, errors} = parseSync(file, code, {preserveParens: false});
  if (errors.length > 0 || !isNode(program)) return worst(code);
  const names = namesOf(program);
  const facts: Facts = {
    isUntold: false,
    readsPage: false,
    hasState: false,
    changesImports: false,
    importsLater: false,
    untoldAtOnce: false,
    callsAtOnce: false,
    packages: new Set(),
  };
  walk(program, {isTop: true, isReference: true}, names, facts);
  const {untoldAtOnce, callsAtOnce, packages, ...rest} = facts;
  return {
    ...rest,
    codeDigest: digestBytes(Buffer.from(JSON.stringify(meaningOf(program)))),
    atOnce: {untold: untoldAtOnce, calls: callsAtOnce},
    packages: [...packages].toSorted(),
  };
}

function walk(node: SyntaxNode, place: Place, names: Names, facts: Facts): void {
  const untold = (readsPage: boolean): void => {
    facts.isUntold = true;
    facts.untoldAtOnce ||= place.isTop;
    facts.readsPage ||= readsPage;
  };
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (node.importKind === 'type' || node.exportKind === 'type') return;
      lookAtImport(node, facts);
      break;
    case 'ImportExpression':
    case 'MetaProperty':
      facts.importsLater = true;
      untold(true);
      break;
    case 'AwaitExpression':
    case 'WithStatement':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
      untold(true);
      break;
    // A component's life cycle; what else a class does is not told apart.
    case 'ClassDeclaration':
    case 'ClassExpression':
      untold(false);
      break;
    case 'VariableDeclaration':
      if (place.isTop && node.kind !== 'const' && node.declare !== true) facts.hasState = true;
      break;
    case 'AssignmentExpression':
    case 'UpdateExpression':
      change(node.left ?? node.argument, names, facts);
      break;
    case 'UnaryExpression':
      if (node.operator === 'delete') change(node.argument, names, facts);
      break;
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      lookAtCall(node, place, names, facts);
      break;
    case 'Identifier':
    case 'JSXIdentifier':
      if (place.isReference && isUntoldName(nameOf(node) ?? '', node.type === 'JSXIdentifier', names))
        untold(true);
      break;
    case 'JSXAttribute':
    case 'Property':
    case 'MemberExpression':
      if (touches(nameOf(node.name ?? node.key ?? node.property))) untold(false);
      if (node.type === 'MemberExpression' && isUntoldMember(node, names)) untold(true);
      break;
  }
  if (isFunction(node) && node.async === true) untold(true);
  const isTop = place.isTop && !isFunction(node);
  for (const [name, child] of childrenOf(node)) {
    if (isType(child) || isImportName(node)) continue;
    walk(child, {isTop, isReference: isReference(node, name, child)}, names, facts);
  }
}

function lookAtImport(node: SyntaxNode, facts: Facts): void {
  const from = isNode(node.source) && typeof node.source.value === 'string' ? node.source.value : null;
  if (from === null || from.startsWith('.') || from.startsWith('/')) return;
  const told = tellablePackages.get(from);
  if (told === 'all') return;
  if (told === undefined) {
    // Styles and pictures of packages are files like others.
    facts.packages.add(from);
    facts.isUntold = true;
    facts.readsPage = true;
    facts.untoldAtOnce = true;
    return;
  }
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
  for (const specifier of specifiers) {
    if (specifier.importKind === 'type' || specifier.exportKind === 'type') continue;
    // Members of a whole package are looked at where they are used.
    if (specifier.type === 'ImportDefaultSpecifier' || specifier.type === 'ImportNamespaceSpecifier')
      continue;
    const name = nameOf(specifier.imported ?? specifier.local) ?? '';
    if (told.has(name) || /^[A-Z]\w*(?:Props|Node|Element|Type|Style|CSSProperties)$/.test(name)) continue;
    facts.isUntold = true;
    facts.readsPage ||= from !== 'react';
  }
  if (node.type === 'ExportAllDeclaration') facts.isUntold = true;
}

/** Known calls at the top level make nothing but what they are handed. */
function lookAtCall(node: SyntaxNode, place: Place, names: Names, facts: Facts): void {
  const callee = isNode(node.callee) ? node.callee : isNode(node.tag) ? node.tag : null;
  const root = rootName(callee);
  const from = root === null ? undefined : names.imported.get(root);
  const isKnown =
    root !== null && ((from !== undefined && tellablePackages.has(from)) || isGlobal(root, names));
  if (place.isTop && !isKnown) facts.callsAtOnce = true;
  if (callee?.type !== 'MemberExpression') return;
  const method = nameOf(callee.property) ?? '';
  if (changing.has(method)) change(callee.object, names, facts);
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  if ((root === 'Object' || root === 'Reflect') && changing.has(method)) change(first, names, facts);
}

const changing = new Set(
  (
    'set add delete clear push pop shift unshift splice sort reverse fill copyWithin assign append defineProperty ' +
    'defineProperties setPrototypeOf deleteProperty'
  ).split(' '),
);

function change(target: unknown, names: Names, facts: Facts): void {
  const root = rootName(target);
  if (root === null) return;
  if (names.imported.has(root)) facts.changesImports = true;
  else if (names.kept.has(root)) facts.hasState = true;
}

function isUntoldName(name: string, isTag: boolean, names: Names): boolean {
  if (isTag && /^[a-z]/.test(name)) return false;
  if (untellableNames.has(name)) return true;
  return !names.declared.has(name) && !tellableGlobals.has(name);
}

/** `React.useEffect`; and ways from any value to `Function`. */
function isUntoldMember(node: SyntaxNode, names: Names): boolean {
  const member = nameOf(node.property);
  if (member === 'constructor' || member === '__proto__') return true;
  const object = isNode(node.object) && node.object.type === 'Identifier' ? nameOf(node.object) : null;
  const told = tellablePackages.get(names.imported.get(object ?? '') ?? '');
  if (told === undefined || told === 'all') return false;
  const isNamed = names.declared.has(`*${object}`);
  return isNamed && (node.computed === true || member === null || !told.has(member));
}

function touches(name: string | null): boolean {
  return name !== null && (name === 'ref' || /^on[A-Z]/.test(name));
}

function isGlobal(name: string, names: Names): boolean {
  return !names.declared.has(name) && tellableGlobals.has(name);
}

/** The variable that `a.b.c[d]` begins with. */
function rootName(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'MemberExpression') return rootName(value.object);
  if (value.type === 'CallExpression') return rootName(value.callee);
  if (value.type === 'TSNonNullExpression' || value.type === 'TSAsExpression')
    return rootName(value.expression);
  return value.type === 'Identifier' ? nameOf(value) : null;
}

function isImportName({type}: SyntaxNode): boolean {
  return type === 'ImportDeclaration' || type === 'ExportSpecifier' || type === 'ExportAllDeclaration';
}

/** Whether an identifier here names a variable, not a property, an attribute or a label. */
function isReference(parent: SyntaxNode, name: string, child: SyntaxNode): boolean {
  if (child.type !== 'Identifier' && child.type !== 'JSXIdentifier') return true;
  switch (parent.type) {
    case 'MemberExpression':
    case 'JSXMemberExpression':
      return name !== 'property' || parent.computed === true;
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      // A short property is a variable as well; it stands there twice.
      return name !== 'key' || parent.computed === true;
    case 'JSXAttribute':
    case 'JSXNamespacedName':
      return false;
    case 'TSEnumMember':
      return name !== 'id';
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    default:
      return true;
  }
}

function data(code: string): ModuleLook {
  return {
    codeDigest: digestBytes(Buffer.from(code)),
    isUntold: false,
    atOnce: {untold: false, calls: false},
    readsPage: false,
    hasState: false,
    changesImports: false,
    importsLater: false,
    packages: [],
  };
}

function worst(code: string): ModuleLook {
  return {
    ...data(code),
    isUntold: true,
    atOnce: {untold: true, calls: true},
    readsPage: true,
    hasState: true,
    changesImports: true,
    importsLater: true,
  };
}
