import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {nodeKinds} from '../node-kinds.ts';
import {nodePathPart} from '../node-path.ts';
import type {ElementNode, FilmTree, TreeNode} from '../film-tree.ts';
import {foldPrompt, foldSpace, type PromptPart} from '../prompt.ts';
import {findBrandWords} from './find-brand-words.ts';
import {countUp} from './outline.ts';

/** Prompts, looks and captions of a film that have such words. What overlays show is known only when they are drawn. */
export function checkBrandWords(tree: FilmTree, words: readonly string[]): readonly Diagnostic[] {
  if (words.length === 0) return [];
  // A character is described once and mentioned often.
  const looks = new Set<string>();
  return check(tree.root, 'Film');

  function check(node: ElementNode, where: string): readonly Diagnostic[] {
    const indexes = new Map<string, number>();
    return [
      ...tellBrandWords(textOf(node), words, where, textName(node)),
      ...node.children.flatMap((child) => {
        if (child.kind === 'text') return [];
        if (child.kind === 'character' || child.kind === 'prop') return checkLook(child.props.look, where);
        const id = 'id' in child.props ? child.props.id : undefined;
        const index = countUp(indexes, child.kind);
        return check(child, `${where} > ${nodePathPart({kind: child.kind, id, index})}`);
      }),
    ];
  }

  function checkLook(look: string | undefined, where: string): readonly Diagnostic[] {
    if (look === undefined || looks.has(look)) return [];
    looks.add(look);
    return tellBrandWords(look, words, where, 'A look');
  }
}

/** @param what It is that says the text, at the beginning of a sentence. */
export function tellBrandWords(
  text: string,
  words: readonly string[],
  where: string,
  what: string,
): readonly Diagnostic[] {
  return findBrandWords(text, words).map((word) =>
    diagnostic(
      'brand-word',
      where,
      `${what} says "${word}", which must not appear in this film.`,
      'Say it in other words, or take it out of `never` of <Brand>.',
    ),
  );
}

function textName({kind}: ElementNode): string {
  return nodeKinds[kind].text === 'words' ? 'A caption' : 'The prompt';
}

/** What an element itself says, as it is read or shown. */
function textOf(node: ElementNode): string {
  if (node.kind === 'style') return foldSpace(node.props.prompt ?? '');
  if (nodeKinds[node.kind].text === 'none') return '';
  const children: readonly TreeNode[] = node.children;
  return foldPrompt(children.flatMap(promptPart));
}

function promptPart(child: TreeNode): readonly PromptPart[] {
  switch (child.kind) {
    case 'text':
      return [{kind: 'text', text: child.text}];
    case 'character':
    case 'prop':
      return [{kind: 'mention', name: child.props.name}];
    default:
      return [];
  }
}
