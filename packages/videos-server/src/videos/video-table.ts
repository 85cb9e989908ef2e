import type {DatabaseSync} from 'node:sqlite';
import type {AccountId} from '../account.ts';
import {videoId, type VideoId} from '../ids.ts';
import {readVideo, type NewVideo, type VideoRecord} from './video-record.ts';
import {isStuck} from './state-of-video.ts';
import {endOf, type VideoError} from './video-state.ts';

export type ListQuery = {
  readonly after: VideoRecord | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
};

/** The rows of videos. Every call is in the database when it returns. */
export type VideoTable = {
  readonly insert: (video: NewVideo) => VideoRecord;
  readonly find: (account: AccountId, id: string) => VideoRecord | null;
  readonly list: (account: AccountId, query: ListQuery) => readonly VideoRecord[];
  /** Takes that videos of an identical request have; failed and deleted ones don't count. */
  readonly takesOf: (account: AccountId, requestKey: string) => ReadonlySet<number>;
  /** Jobs of an account that have not ended. */
  readonly countRunning: (account: AccountId) => number;
  /** Those of a batch that nothing is made of. */
  readonly countUnmade: (batch: string) => number;
  /** The oldest ones that nothing is made of, whoever's they are. */
  readonly waiting: (limit: number) => readonly VideoRecord[];
  /** Nothing happens to a video that is not waiting. */
  readonly markMade: (id: VideoId, atMs: number, error: VideoError | null) => void;
  /** Ends the making of a video that has not ended, however far it is, and whatever was to go wrong with it. */
  readonly giveUp: (id: VideoId, atMs: number, error: VideoError) => void;
  /** Made ones whose time has come. */
  readonly due: (nowMs: number) => readonly VideoRecord[];
  readonly markEnded: (video: VideoRecord) => void;
  /** The content of all completed videos of a batch is there until then. */
  readonly keepBatch: (batch: string, untilMs: number) => void;
  /** Ended ones whose content has been kept long enough. */
  readonly expired: (nowMs: number) => readonly VideoId[];
  readonly markGone: (id: VideoId) => void;
  /** When the next one is due or expires. */
  readonly nextChange: () => number | null;
  readonly remove: (id: VideoId) => void;
  readonly ids: () => ReadonlySet<string>;
};

export function openVideoTable(database: DatabaseSync): VideoTable {
  const insert = database.prepare(
    `insert into videos (id, account, kind, model, prompt, size, seconds, source, request_key, take, paint_job, batch,
       faults, created_at, ready_at, kept_ms, phase)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') returning *`,
  );
  const find = database.prepare('select * from videos where account = ? and id = ?');
  const lists = {
    asc: database.prepare(
      'select * from videos where account = ? and number > ? order by number asc limit ?',
    ),
    desc: database.prepare(
      'select * from videos where account = ? and number < ? order by number desc limit ?',
    ),
  };
  const takes = database.prepare(
    'select take from videos where account = ? and request_key = ? and error_code is null',
  );
  const countRunning = database.prepare(
    `select count(*) as count from videos where account = ? and phase in ('waiting', 'made')`,
  );
  const countUnmade = database.prepare(
    `select count(*) as count from videos where batch = ? and phase = 'waiting'`,
  );
  const waiting = database.prepare(`select * from videos where phase = 'waiting' order by number limit ?`);
  const findWaiting = database.prepare(`select * from videos where phase = 'waiting' and id = ?`);
  const markMade = database.prepare(
    `update videos set phase = 'made', made_at = ?, due_at = ?, error_code = ?, error_message = ? where id = ?`,
  );
  const giveUp = database.prepare(
    `update videos set phase = 'made', made_at = :at, due_at = :at, ready_at = min(ready_at, :at), faults = '[]',
       error_code = :code, error_message = :message
     where id = :id and phase in ('waiting', 'made')`,
  );
  const keepBatch = database.prepare(
    `update videos set kept_ms = kept_ms + (:until - due_at), due_at = :until
     where batch = :batch and phase = 'ended' and due_at is not null`,
  );
  const due = database.prepare(
    `select * from videos where phase = 'made' and due_at <= ? order by due_at, number`,
  );
  const markEnded = database.prepare(
    `update videos set phase = 'ended', due_at = case when error_code is null then due_at + kept_ms end where id = ?`,
  );
  const expired = database.prepare(`select id from videos where phase = 'ended' and due_at <= ?`);
  const markGone = database.prepare(`update videos set phase = 'gone', due_at = null where id = ?`);
  const nextChange = database.prepare('select min(due_at) as at from videos where due_at is not null');
  const remove = database.prepare('delete from videos where id = ?');
  const ids = database.prepare('select id from videos');

  return {
    insert: (video) =>
      readVideo(
        insert.get(
          video.id,
          video.account,
          video.kind,
          video.model,
          video.prompt,
          video.size,
          video.seconds,
          video.source,
          video.requestKey,
          video.take,
          JSON.stringify(video.paintJob),
          video.batch,
          JSON.stringify(video.faults),
          video.createdAtMs,
          video.readyAtMs,
          video.keptMs,
        ) ?? {},
      ),
    find: (account, id) => {
      const row = find.get(account, id);
      return row === undefined ? null : readVideo(row);
    },
    list: (account, {after, limit, order}) => {
      const from = after?.number ?? (order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER);
      return lists[order].all(account, from, limit).map(readVideo);
    },
    takesOf: (account, requestKey) => new Set(takes.all(account, requestKey).map(({take}) => Number(take))),
    countRunning: (account) => Number(countRunning.get(account)?.['count']),
    countUnmade: (batch) => Number(countUnmade.get(batch)?.['count']),
    waiting: (limit) => waiting.all(limit).map(readVideo),
    markMade: (id, atMs, error) => {
      const row = findWaiting.get(id);
      if (row === undefined) return;
      const video = readVideo(row);
      const dueAt = endOf({readyAtMs: video.readyAtMs, stuck: isStuck(video)}, atMs);
      markMade.run(atMs, dueAt, error?.code ?? null, error?.message ?? null, id);
    },
    giveUp: (id, atMs, {code, message}) => void giveUp.run({id, at: atMs, code, message}),
    keepBatch: (batch, untilMs) => void keepBatch.run({batch, until: untilMs}),
    due: (nowMs) => due.all(nowMs).map(readVideo),
    markEnded: ({id}) => void markEnded.run(id),
    expired: (nowMs) => expired.all(nowMs).map(({id}) => videoId(String(id))),
    markGone: (id) => void markGone.run(id),
    nextChange: () => {
      const at = nextChange.get()?.['at'] ?? null;
      return at === null ? null : Number(at);
    },
    remove: (id) => void remove.run(id),
    ids: () => new Set(ids.all().map(({id}) => String(id))),
  };
}
