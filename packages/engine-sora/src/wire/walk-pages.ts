import type {z} from 'zod';
import type {Call} from './call.ts';
import type {Answer, Client} from './client.ts';
import type {Page} from './schemas.ts';
import type {WireAnswer} from './transport.ts';

export type WalkedPage<Entry> = {
  readonly entries: readonly Entry[];
  readonly headers: WireAnswer['headers'];
  /** False where something stands in the list that can't be read or reached. */
  readonly isSure: boolean;
};

const pageLength = 100;
const mostPages = 1000;

/** Reads a list page by page. Servers without pages answer with all they have, whatever is asked. */
export async function* walkPages<Entry extends {readonly id: string}>(
  client: Client,
  call: Call,
  schema: z.ZodType<Page<Entry>>,
): AsyncGenerator<WalkedPage<Entry>> {
  const seen = new Set<string>();
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const query: Record<string, string> = {
      ...call.query,
      limit: String(pageLength),
      ...(after !== null && {after}),
    };
    const {value: page, headers}: Answer<Page<Entry>> = await client.ask({...call, query}, schema);
    const entries = page.entries.filter(({id}) => !seen.has(id));
    for (const {id} of entries) seen.add(id);
    const hasMore = page.hasMore ?? page.entries.length >= pageLength;
    // A server that knows no cursors answers with the same again: that was all, unless it says that there is more.
    const isEnd = !hasMore || entries.length === 0 || pages === mostPages;
    const isCutOff = isEnd && hasMore && (page.hasMore === true || entries.length > 0);
    yield {entries, headers, isSure: page.unreadable === 0 && !isCutOff};
    if (isEnd) return;
    after = page.lastId ?? page.entries.at(-1)?.id ?? null;
  }
}
