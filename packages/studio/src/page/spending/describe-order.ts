import type {RunOrder} from '../../protocol.ts';
import {count} from '../words/count.ts';
import {withinFilm} from '../words/within-film.ts';

/** What is to be made, as a title: `Generate platform, 9:16`. */
export function describeOrder(order: RunOrder): string {
  const formats = order.formats === null ? '' : order.formats.join(', ');
  if (order.what === 'cut') return `Render ${formats || 'all formats'}`;
  const what = describeTargets(order);
  return [order.take !== null ? `Take ${order.take} of ${what}` : `Generate ${what}`, formats]
    .filter(Boolean)
    .join(', ');
}

function describeTargets({film, targets}: RunOrder & {readonly what: 'clips'}): string {
  if (targets === null) return 'all that is missing';
  const [only] = targets;
  return targets.length === 1 && only !== undefined ? withinFilm(only, film) : count(targets.length, 'shot');
}
