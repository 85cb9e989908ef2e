import {AddressParts, isPlainId, joinAddress} from '../address.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {ElementNode, NodeOf} from '../film-tree.ts';
import {nodePathPart} from '../node-path.ts';
import type {Address} from '../step.ts';
import {noStyle, withStyle, type StyleWords} from './style-words.ts';

/** A film as one row of scenes and transitions, nesting undone, with what is laid over or under it. */
export type Outline = {
  readonly items: readonly OutlineItem[];
  /** In the order of the source. */
  readonly placed: readonly PlacedOnScenes[];
  readonly diagnostics: readonly Diagnostic[];
};

export type OutlineItem = OutlineScene | OutlineTransition;

export type OutlineScene = {
  readonly kind: 'scene';
  readonly node: NodeOf<'scene'>;
  readonly address: Address;
  readonly where: string;
  readonly styles: StyleWords;
  /** Look-up tables of the styles around it, from the outermost in. */
  readonly grades: readonly Grade[];
};

/** A look-up table in `public/`, and the node path of the style that names it. */
export type Grade = {readonly path: string; readonly where: string};

export type OutlineTransition = {
  readonly kind: 'transition';
  readonly node: NodeOf<'transition'>;
  readonly where: string;
};

/** What has a time of its own in what it stands in. */
export type PlacedNode = NodeOf<'overlay'> | NodeOf<'audio'> | NodeOf<'caption'> | NodeOf<'captions'>;

/** An overlay, sound or caption that stands in a film or sequence: it spans scenes. */
export type PlacedOnScenes = {
  readonly node: PlacedNode;
  readonly address: Address;
  readonly where: string;
  /** Half-open range of scenes, by their number in the film. */
  readonly firstScene: number;
  readonly endScene: number;
  /** How many scenes stand before it in the source. */
  readonly scenesBefore: number;
};

/** Undoes nesting: sequences play one after another, styles only add to their scenes, brands add nothing. */
export function outlineFilm(filmId: string, root: NodeOf<'film'>): Outline {
  const items: OutlineItem[] = [];
  const placed: PlacedOnScenes[] = [];
  let laidOver = 0;
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<Address, string>();
  let scenes = 0;

  type Surroundings = {
    readonly address: Address;
    readonly where: string;
    readonly styles: StyleWords;
    readonly grades: readonly Grade[];
    /** Shared by everything under one address, so that parts stay unique below it. */
    readonly parts: AddressParts;
  };

  visit(root, {address: filmId, where: 'Film', styles: noStyle, grades: [], parts: new AddressParts()});
  return {items, placed, diagnostics};

  function visit(
    container: NodeOf<'film'> | NodeOf<'sequence'> | NodeOf<'style'> | NodeOf<'brand'>,
    around: Surroundings,
  ): void {
    const firstScene = scenes;
    const pending: {readonly at: number; readonly item: Omit<PlacedOnScenes, 'endScene'>}[] = [];
    const indexes = new Map<string, number>();
    for (const child of container.children) {
      if (child.kind === 'text') continue;
      const index = countUp(indexes, child.kind);
      const where = `${around.where} > ${nodePathPart({kind: child.kind, id: idOf(child), index})}`;
      switch (child.kind) {
        case 'scene': {
          const address = ownAddress(child, around, where);
          items.push({
            kind: 'scene',
            node: child,
            address,
            where,
            styles: around.styles,
            grades: around.grades,
          });
          scenes += 1;
          break;
        }
        case 'transition':
          items.push({kind: 'transition', node: child, where});
          break;
        case 'sequence':
          visit(
            child,
            child.props.id === undefined && child.key === null
              ? {...around, where}
              : {...around, where, address: ownAddress(child, around, where), parts: new AddressParts()},
          );
          break;
        case 'style':
          visit(child, {
            ...around,
            where,
            styles: withStyle(around.styles, child.props),
            grades: withGrade(around.grades, child.props.grade, where),
          });
          break;
        case 'brand':
          visit(child, {...around, where});
          break;
        case 'overlay':
        case 'audio':
        case 'caption':
        case 'captions':
          pending.push({
            at: laidOver,
            item: {
              node: child,
              address: ownAddress(child, around, where),
              where,
              firstScene,
              scenesBefore: scenes,
            },
          });
          laidOver += 1;
          break;
        default:
          // The language lets nothing else stand here.
          break;
      }
    }
    for (const {at, item} of pending) placed[at] = {...item, endScene: scenes};
  }

  function ownAddress(node: ElementNode, around: Surroundings, where: string): Address {
    const id = idOf(node);
    if (id !== undefined && !isPlainId(id)) diagnostics.push(badId(id, where));
    const address = joinAddress(around.address, around.parts.next(id, node.key, node.kind));
    const other = seen.get(address);
    if (other !== undefined) {
      diagnostics.push(
        diagnostic(
          'duplicate-scene-id',
          where,
          `The address "${address}" is used twice: here and at ${other}.`,
          'Give each scene and sequence an id of its own.',
        ),
      );
    }
    seen.set(address, where);
    return address;
  }
}

function withGrade(grades: readonly Grade[], path: string | undefined, where: string): readonly Grade[] {
  return path === undefined ? grades : [...grades, {path, where}];
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
