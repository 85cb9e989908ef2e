import type {EngineBatches} from '@matchcut/engine';

/** Splits requests into orders, in their order, so that none is over what a provider takes at once. */
export function splitOrders<T>(
  items: Iterable<T>,
  {requests, bytes}: EngineBatches['limits'],
  sizeOf: (item: T) => number,
): readonly (readonly T[])[] {
  const orders: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const order = orders.at(-1);
    if (order !== undefined && order.length < requests && size <= room) {
      order.push(item);
      room -= size;
    } else {
      orders.push([item]);
      room = bytes - size;
    }
  }
  return orders;
}
