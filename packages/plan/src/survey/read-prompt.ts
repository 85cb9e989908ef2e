import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {NodeOf, TreeNode} from '../film-tree.ts';
import {foldPrompt, foldSpace, type PromptPart} from '../prompt.ts';
import {isDescribed, isSameIdentity, type Identity} from './cast.ts';

/** What stands between the tags of a shot. */
export type ReadPrompt = {
  /** Folded; without styles. */
  readonly text: string;
  /** In the order in which they are mentioned, each once. */
  readonly identities: readonly Identity[];
  readonly diagnostics: readonly Diagnostic[];
};

/** @param at Node path of the shot. */
export function readPrompt(children: readonly TreeNode[], at: string): ReadPrompt {
  const parts: PromptPart[] = [];
  const identities = new Map<string, Identity>();
  const diagnostics: Diagnostic[] = [];
  for (const child of children) {
    if (child.kind === 'text') parts.push({kind: 'text', text: child.text});
    if (child.kind === 'character' || child.kind === 'prop') add(readIdentity(child, at));
  }
  const text = foldPrompt(parts);
  if (text === '') {
    diagnostics.push(
      diagnostic(
        'empty-prompt',
        at,
        'The shot has no prompt, so there is nothing to make.',
        'Write between the tags what is to be seen.',
      ),
    );
  }
  return {text, identities: [...identities.values()], diagnostics};

  function add(identity: Identity): void {
    const {name} = identity;
    const known = identities.get(name);
    parts.push({kind: 'mention', name});
    if (!isName(name)) {
      diagnostics.push(
        diagnostic(
          'bad-name',
          at,
          `"${name}" can't be a name: it stands verbatim in prompts.`,
          'Use 1 to 80 characters without blanks around them.',
        ),
      );
    }
    if (known === undefined || !isDescribed(known)) identities.set(name, identity);
    else if (isDescribed(identity) && !isSameIdentity(known, identity)) {
      diagnostics.push(
        diagnostic(
          'conflicting-identity',
          at,
          `"${name}" is described twice in this shot, and differently.`,
          'Describe it once with character() or prop(), and use that component everywhere.',
        ),
      );
    }
  }
}

function readIdentity(node: NodeOf<'character'> | NodeOf<'prop'>, where: string): Identity {
  const {name, look, reference} = node.props;
  return {
    role: node.kind,
    name: typeof name === 'string' ? name : '',
    look: look === undefined ? null : foldSpace(look),
    reference: reference ?? null,
    where,
  };
}

function isName(name: string): boolean {
  return name.trim() === name && name.length >= 1 && name.length <= 80 && name.isWellFormed();
}
