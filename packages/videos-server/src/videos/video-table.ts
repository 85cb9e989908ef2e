import type {DatabaseSync} from 'node:sqlite';
import type {AccountId} from '../account.ts';
import type {VideoId} from '../ids.ts';
import {readVideo, type NewVideo, type VideoRecord} from './video-record.ts';
import type {VideoError} from './video-state.ts';

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
  /** The oldest ones that nothing is made of, whoever's they are. */
  readonly waiting: (limit: number) => readonly VideoRecord[];
  readonly markMade: (id: VideoId, atMs: number, error: VideoError | null) => void;
  /** Made, and not ended by now. */
  readonly made: () => readonly VideoRecord[];
  readonly markEnded: (id: VideoId) => void;
  readonly remove: (id: VideoId) => void;
};

export function openVideoTable(database: DatabaseSync): VideoTable {
  const insert = database.prepare(
    `insert into videos (id, account, kind, model, prompt, size, seconds, source, request_key, take, paint_job, batch,
       created_at, ready_at, phase)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') returning *`,
  );
  const find = database.prepare('select * from videos where account = ? and id = ?');
  const listDown = database.prepare(
    'select * from videos where account = ? and number < ? order by number desc limit ?',
  );
  const listUp = database.prepare(
    'select * from videos where account = ? and number > ? order by number asc limit ?',
  );
  const takes = database.prepare(
    'select take from videos where account = ? and request_key = ? and error_code is null',
  );
  const waiting = database.prepare(`select * from videos where phase = 'waiting' order by number limit ?`);
  const made = database.prepare(`select * from videos where phase = 'made' order by number`);
  const markMade = database.prepare(
    `update videos set phase = 'made', made_at = ?, error_code = ?, error_message = ?
     where id = ? and phase = 'waiting'`,
  );
  const markEnded = database.prepare(`update videos set phase = 'ended' where id = ?`);
  const remove = database.prepare('delete from videos where id = ?');

  return {
    insert: (video) => {
      const row = insert.get(
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
        video.createdAtMs,
        video.readyAtMs,
      );
      return readVideo(row ?? {});
    },
    find: (account, id) => {
      const row = find.get(account, id);
      return row === undefined ? null : readVideo(row);
    },
    list: (account, {after, limit, order}) => {
      const statement = order === 'asc' ? listUp : listDown;
      const from = after?.number ?? (order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER);
      return statement.all(account, from, limit).map(readVideo);
    },
    takesOf: (account, requestKey) => new Set(takes.all(account, requestKey).map(({take}) => Number(take))),
    waiting: (limit) => waiting.all(limit).map(readVideo),
    markMade: (id, atMs, error) => void markMade.run(atMs, error?.code ?? null, error?.message ?? null, id),
    made: () => made.all().map(readVideo),
    markEnded: (id) => void markEnded.run(id),
    remove: (id) => void remove.run(id),
  };
}
