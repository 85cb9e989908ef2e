import {nodePathPart, type ElementNode, type FilmTree, type SourcePlace} from '@matchcut/plan';
import {sourceOf} from './source-places.ts';

/**
 * Where each node of a film stands in its author's code, by node path, which is what diagnostics and the timeline name
 * nodes by. Files are absolute; what was not compiled with places is left out.
 */
export function placesOf({root}: FilmTree): ReadonlyMap<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  visit(root, nodePathPart({kind: root.kind, index: 1}));
  return places;

  function visit(node: ElementNode, path: string): void {
    const place = sourceOf(node);
    if (place !== null) places.set(path, place);
    const indexes = new Map<string, number>();
    for (const child of node.children) {
      if (child.kind === 'text') continue;
      const index = (indexes.get(child.kind) ?? 0) + 1;
      indexes.set(child.kind, index);
      const id = 'id' in child.props ? child.props.id : undefined;
      visit(child, `${path} > ${nodePathPart({kind: child.kind, id, index})}`);
    }
  }
}
