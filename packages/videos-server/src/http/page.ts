import {badRequest} from './api-error.ts';

export type PageQuery = {
  /** The id of the last item of the page before. */
  readonly after: string | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
};

export type PageLimits = {readonly least: number; readonly most: number; readonly usual: number};

export type Page<Item> = {
  readonly object: 'list';
  readonly data: readonly Item[];
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly has_more: boolean;
};

/** Reads what every list of the protocol is asked with; newest first unless asked otherwise. Throws a 400. */
export function readPageQuery(
  query: Readonly<Record<string, string>>,
  {least, most, usual}: PageLimits,
): PageQuery {
  const {after = null, limit = String(usual), order = 'desc'} = query;
  const count = /^\d{1,9}$/.test(limit) ? Number(limit) : Number.NaN;
  if (!(count >= least && count <= most))
    throw badRequest(`Invalid 'limit': expected an integer from ${least} to ${most}.`, 'limit');
  if (order !== 'asc' && order !== 'desc')
    throw badRequest(`Invalid value: '${order.slice(0, 80)}'. Supported values are: 'asc', 'desc'.`, 'order');
  return {after, limit: count, order};
}

/** The answer to a list. `found` holds one item more than `limit` where there are more. */
export function pageOf<Item extends {readonly id: string}>(
  found: readonly Item[],
  {limit}: PageQuery,
): Page<Item> {
  const data = found.slice(0, limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: found.length > limit,
  };
}
