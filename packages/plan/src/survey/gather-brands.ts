import type {Brand} from '../brand.ts';
import type {FilmTree, NodeOf} from '../film-tree.ts';
import {nodePathPart} from '../node-path.ts';
import {countUp} from './outline.ts';

/** What the brands of a film are to planning; overlays have theirs from React. */
export type GatheredBrands = {
  /** Words that must not appear. Wherever a brand stands, they hold for the whole film. */
  readonly never: readonly string[];
  /** Logos and fonts in `public/`. */
  readonly files: readonly {readonly path: string; readonly where: string}[];
};

type Container = NodeOf<'film'> | NodeOf<'sequence'> | NodeOf<'style'> | NodeOf<'brand'>;

export function gatherBrands({root}: FilmTree): GatheredBrands {
  const never = new Set<string>();
  const files: GatheredBrands['files'][number][] = [];
  visit(root, 'Film');
  return {never: [...never], files};

  function visit(container: Container, where: string): void {
    if (container.kind === 'brand') {
      for (const word of container.props.never ?? []) never.add(word);
      files.push(...filesOf(container.props).map((path) => ({path, where})));
    }
    const indexes = new Map<string, number>();
    for (const child of container.children) {
      if (child.kind !== 'sequence' && child.kind !== 'style' && child.kind !== 'brand') continue;
      const index = countUp(indexes, child.kind);
      const id = child.kind === 'sequence' ? child.props.id : undefined;
      visit(child, `${where} > ${nodePathPart({kind: child.kind, id, index})}`);
    }
  }
}

function filesOf({logo, fonts = {}}: Brand): readonly string[] {
  const named = [fonts.heading, fonts.text].map((font) => (typeof font === 'object' ? font.src : undefined));
  return [logo, ...named].filter((path) => path !== undefined);
}
