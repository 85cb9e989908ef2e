import type {TreeNode} from '@matchcut/plan';
import type {ReactNode} from 'react';
import {FilmError} from '../film-error.ts';
import {renderFilm, type RenderFilmOptions} from '../render-film.ts';

/** Renders a film that must not come out, and gives the error that it ends with. */
export async function failureOf(
  element: ReactNode,
  options: Partial<RenderFilmOptions> = {},
): Promise<FilmError> {
  try {
    await renderFilm(element, {id: 'test', ...options});
  } catch (error) {
    if (FilmError.is(error)) return error;
    throw error;
  }
  throw new Error('The film was rendered.');
}

/** A tree in short: `film(scene#platform("Rain.") transition)`. */
export function sketch(node: TreeNode): string {
  if (node.kind === 'text') return JSON.stringify(node.text);
  const id = 'id' in node.props && node.props.id !== undefined ? `#${node.props.id}` : '';
  const inside = node.children.map(sketch).join(' ');
  return `${node.kind}${id}${inside === '' ? '' : `(${inside})`}`;
}
