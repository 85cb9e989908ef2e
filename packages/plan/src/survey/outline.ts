import {addressPart, isPlainId, joinAddress} from '../address.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {ElementNode, NodeOf} from '../film-tree.ts';
import {nodePathPart} from '../node-path.ts';
import type {Address} from '../step.ts';

/** A film as one row of scenes and transitions, nesting undone, with what is laid over or under it. */
export type Outline = {
  readonly items: readonly OutlineItem[];
  readonly placed: readonly PlacedOnScenes[];
  readonly diagnostics: readonly Diagnostic[];
};

export type OutlineItem = OutlineScene | OutlineTransition;

export type OutlineScene = {
  readonly kind: 'scene';
  readonly node: NodeOf<'scene'>;
  readonly address: Address;
  readonly where: string;
  /** Prompts of the styles around it, from the outermost in. */
  readonly styles: readonly string[];
};

export type OutlineTransition = {
  readonly kind: 'transition';
  readonly node: NodeOf<'transition'>;
  readonly where: string;
};

/** An overlay or sound that stands in a film or sequence: it spans scenes. */
export type PlacedOnScenes = {
  readonly node: NodeOf<'overlay'> | NodeOf<'audio'>;
  readonly address: Address;
  readonly where: string;
  /** Half-open range of scenes, by their number in the film. */
  readonly firstScene: number;
  readonly endScene: number;
};

/** Undoes nesting: sequences play one after another, styles only add to their scenes. */
export function outlineFilm(filmId: string, root: NodeOf<'film'>): Outline {
  const items: OutlineItem[] = [];
  const placed: PlacedOnScenes[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<Address, string>();
  let scenes = 0;

  type Surroundings = {
    readonly address: Address;
    readonly where: string;
    readonly styles: readonly string[];
    /** Shared by everything under one address, so that positions stay unique below it. */
    readonly positions: Map<string, number>;
  };

  visit(root, {address: filmId, where: 'Film', styles: [], positions: new Map()});
  return {items, placed, diagnostics};

  function visit(container: NodeOf<'film'> | NodeOf<'sequence'> | NodeOf<'style'>, around: Surroundings): void {
    const firstScene = scenes;
    const pending: Omit<PlacedOnScenes, 'firstScene' | 'endScene'>[] = [];
    const indexes = new Map<string, number>();
    for (const child of container.children) {
      if (child.kind === 'text') continue;
      const index = countUp(indexes, child.kind);
      const where = `${around.where} > ${nodePathPart({kind: child.kind, id: idOf(child), index})}`;
      switch (child.kind) {
        case 'scene': {
          const address = ownAddress(child, around, where);
          items.push({kind: 'scene', node: child, address, where, styles: around.styles});
          scenes += 1;
          break;
        }
        case 'transition':
          items.push({kind: 'transition', node: child, where});
          break;
        case 'sequence':
          visit(
            child,
            child.props.id === undefined
              ? {...around, where}
              : {...around, where, address: ownAddress(child, around, where), positions: new Map()},
          );
          break;
        case 'style':
          if (child.props.grade !== undefined) {
            diagnostics.push(
              diagnostic(
                'not-yet',
                where,
                `The look-up table "${child.props.grade}" can't be applied: \`grade\` is not made yet.`,
                'Remove `grade` for now.',
              ),
            );
          }
          visit(child, {
            ...around,
            where,
            styles: child.props.prompt === undefined ? around.styles : [...around.styles, child.props.prompt],
          });
          break;
        case 'overlay':
        case 'audio':
          pending.push({node: child, address: ownAddress(child, around, where), where});
          break;
        case 'caption':
          diagnostics.push(captionNotYet(where));
          break;
        default:
          // The language lets nothing else stand here.
          break;
      }
    }
    for (const item of pending) placed.push({...item, firstScene, endScene: scenes});
  }

  function ownAddress(node: ElementNode, around: Surroundings, where: string): Address {
    const id = idOf(node);
    const index = countUp(around.positions, node.kind);
    if (id !== undefined && !isPlainId(id)) diagnostics.push(badId(id, where));
    const address = joinAddress(around.address, addressPart(id, node.key, node.kind, index));
    const other = seen.get(address);
    if (other !== undefined) {
      diagnostics.push(
        diagnostic(
          'duplicate-scene-id',
          where,
          `The address "${address}" is used twice: here and at ${other}.`,
          'Give each scene an id of its own.',
        ),
      );
    }
    seen.set(address, where);
    return address;
  }
}

export function captionNotYet(where: string): Diagnostic {
  return diagnostic('not-yet', where, 'Captions are not made yet.', 'Use an overlay with text for now.');
}

export function badId(id: string, where: string): Diagnostic {
  return diagnostic(
    'bad-id',
    where,
    `"${id}" can't be an id: it stands in addresses.`,
    'Use letters, digits, ".", "_" and "-", beginning with a letter or digit.',
  );
}

export function countUp(counts: Map<string, number>, name: string): number {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count;
}

function idOf(node: ElementNode): string | undefined {
  return 'id' in node.props ? node.props.id : undefined;
}
