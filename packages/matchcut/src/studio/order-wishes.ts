import type {JsonObject} from '@matchcut/engine';
import type {RunOrder} from '@matchcut/studio';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {propsSchema} from '../planning/read-props.ts';
import {wishesFor} from './studio-plans.ts';

/** What an order wishes for, as the command line would say it. */
export function orderWishes(order: RunOrder): PlanWishes {
  const props = readJson(order.props);
  if (order.what === 'cut') return wishesFor(props, {formats: order.formats});
  const target = order.targets ?? [order.film];
  return wishesFor(props, {
    formats: order.formats,
    target,
    replace: order.take === null ? [] : target.map((address) => `${address}@${order.take}`),
  });
}

/** The same on the command line. */
export function orderCommand(order: RunOrder, usd: number | null): string {
  const words = ['matchcut', 'render', order.film];
  if (order.what === 'clips') {
    for (const target of order.targets ?? [order.film]) {
      if (order.take !== null) words.push('--replace', `${target}@${order.take}`);
      words.push('--target', target);
    }
  }
  if (order.formats !== null) words.push('--format', order.formats.join(','));
  if (Object.keys(order.props).length > 0) words.push('--props', `'${JSON.stringify(order.props)}'`);
  if (usd === null) words.push('--yes');
  else if (usd > 0) words.push('--max-cost', String(usd));
  return words.join(' ');
}

export function readJson(props: RunOrder['props'] | null): JsonObject {
  return propsSchema.parse(props ?? {});
}
