import type {DatabaseSync} from 'node:sqlite';
import type {AccountId} from '../account.ts';
import type {VideoId} from '../ids.ts';

/** What would have been billed for one video. It outlives the video. */
export type LedgerEntry = {
  readonly video: string;
  readonly account: string;
  readonly kind: string;
  readonly model: string;
  readonly size: string;
  /** What is paid for: of an extension only the new part. */
  readonly seconds: number;
  /** US dollars; null where the price is not known. */
  readonly usd: number | null;
  readonly batch: boolean;
  /** Open until the video ends; a failed one is not billed. */
  readonly state: 'open' | 'billed' | 'not-billed';
};

export type Charge = {
  readonly video: VideoId;
  readonly account: AccountId;
  readonly kind: string;
  readonly model: string;
  readonly size: string;
  readonly seconds: number;
  readonly usd: number | null;
  readonly batch: boolean;
  readonly atMs: number;
};

export type Ledger = {
  readonly open: (charge: Charge) => void;
  readonly settle: (video: VideoId, state: 'billed' | 'not-billed') => void;
  /** Oldest first. */
  readonly entries: () => readonly LedgerEntry[];
  /** US dollars that were billed, as far as prices are known. */
  readonly billedUsd: () => number;
};

export function openLedger(database: DatabaseSync): Ledger {
  const open = database.prepare(
    `insert into ledger (video, account, kind, model, size, seconds, usd, batch, state, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)`,
  );
  const settle = database.prepare(`update ledger set state = ? where video = ?`);
  const entries = database.prepare('select * from ledger order by number');
  const billed = database.prepare(`select coalesce(sum(usd), 0) as usd from ledger where state = 'billed'`);
  return {
    billedUsd: () => Math.round(Number(billed.get()?.['usd']) * 1e6) / 1e6,
    open: ({video, account, kind, model, size, seconds, usd, batch, atMs}) =>
      void open.run(video, account, kind, model, size, seconds, usd, batch ? 1 : 0, atMs),
    settle: (video, state) => void settle.run(state, video),
    entries: () =>
      entries.all().map((row) => ({
        video: String(row['video']),
        account: String(row['account']),
        kind: String(row['kind']),
        model: String(row['model']),
        size: String(row['size']),
        seconds: Number(row['seconds']),
        usd: row['usd'] === null ? null : Number(row['usd']),
        batch: row['batch'] === 1,
        state: row['state'] as LedgerEntry['state'],
      })),
  };
}
