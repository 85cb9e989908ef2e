import {Children, isValidElement, type ReactNode} from 'react';

/** Widths in Archivo ExtraBold at 112 % stretch, as parts of the font size; a little generous, since a title must never spill. */
const narrow = /[iljI.,:;'’!|()[\]]/;
const wide = /[mwMW@%&—…]/;
const capital = /[A-ZÀ-Þ0-9?$€#]/;
// Scripts whose characters fill the square.
const square = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** Estimates how wide text is, in ems. Nothing is measured: a measurement would need a browser. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0) * 1.04;
}

function characterWidth(character: string): number {
  if (/\s/.test(character)) return 0.26;
  if (narrow.test(character)) return 0.36;
  if (wide.test(character)) return 1;
  if (square.test(character)) return 1.05;
  return capital.test(character) ? 0.78 : 0.64;
}

/** The words of a node, as far as they stand in it as text. */
export function nodeText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (isValidElement<{readonly children?: ReactNode}>(node)) return nodeText(node.props.children);
  return Array.isArray(node) ? Children.toArray(node).map(nodeText).join('') : '';
}
