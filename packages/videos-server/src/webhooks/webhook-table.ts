import {randomBytes} from 'node:crypto';
import type {DatabaseSync, SQLOutputValue} from 'node:sqlite';
import type {WebhookEvent} from './webhook-event.ts';

export type WebhookEndpoint = {
  readonly id: string;
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly createdAtMs: number;
};

export type DueDelivery = {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
  readonly createdAtMs: number;
  /** Times that it was sent already. */
  readonly attempts: number;
};

/** What came of sending once: the status of the answer, or why there was none. */
export type Attempt =
  | {readonly kind: 'answered'; readonly atMs: number; readonly status: number}
  | {readonly kind: 'unanswered'; readonly atMs: number; readonly problem: string};

export type DeliveryState =
  | {readonly kind: 'pending'; readonly dueAtMs: number}
  | {readonly kind: 'delivered' | 'given-up'};

/** One line of the log. */
export type DeliveryLogEntry = {
  readonly id: string;
  readonly type: string;
  readonly url: string;
  readonly body: string;
  readonly state: DeliveryState['kind'];
  readonly attempts: readonly Attempt[];
};

/** Endpoints, and what was and is to be sent to them. Every call is in the database when it returns. */
export type WebhookTable = {
  readonly register: (endpoint: {url: string; secret: string}, atMs: number) => WebhookEndpoint;
  /** The endpoints of the options; those of earlier options are forgotten with what they were still to be sent. */
  readonly configure: (endpoints: readonly {url: string; secret: string}[], atMs: number) => void;
  readonly endpoints: () => readonly WebhookEndpoint[];
  /** False where there is none of that id. */
  readonly forget: (id: string) => boolean;
  /** Queues an event for every endpoint. Inside a transaction it stands or falls with it. */
  readonly queue: (event: WebhookEvent, atMs: number) => void;
  readonly due: (nowMs: number, limit: number) => readonly DueDelivery[];
  /** The next time, after now, that something is to be sent. */
  readonly nextDueAt: (nowMs: number) => number | null;
  readonly record: (delivery: number, attempts: readonly Attempt[], state: DeliveryState) => void;
  /** Newest first. */
  readonly log: (limit: number) => readonly DeliveryLogEntry[];
};

type Row = Readonly<Record<string, SQLOutputValue>>;

export function openWebhookTable(database: DatabaseSync): WebhookTable {
  const insertEndpoint = database.prepare(
    `insert into webhook_endpoints (id, url, secret, is_configured, created_at) values (?, ?, ?, ?, ?) returning *`,
  );
  const configured = database.prepare('select * from webhook_endpoints where is_configured = 1');
  const setSecret = database.prepare('update webhook_endpoints set secret = ? where id = ?');
  const endpoints = database.prepare('select * from webhook_endpoints order by number');
  const forget = database.prepare('delete from webhook_endpoints where id = ?');
  const queue = database.prepare(
    `insert into webhook_deliveries (id, endpoint, type, body, created_at, state, due_at)
     values (?, ?, ?, ?, ?, 'pending', ?)`,
  );
  const due = database.prepare(
    `select d.number, d.id, d.type, d.body, d.created_at, e.url, e.secret,
       (select count(*) from webhook_attempts a where a.delivery = d.number) as attempts
     from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint
     where d.state = 'pending' and d.due_at <= ? order by d.due_at, d.number limit ?`,
  );
  const nextDueAt = database.prepare(
    `select min(due_at) as at from webhook_deliveries where state = 'pending' and due_at > ?`,
  );
  const insertAttempt = database.prepare(
    'insert into webhook_attempts (delivery, at, status, problem) select number, ?, ?, ? from webhook_deliveries where number = ?',
  );
  const setState = database.prepare('update webhook_deliveries set state = ?, due_at = ? where number = ?');
  const log = database.prepare(
    `select d.*, e.url from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint
     order by d.number desc limit ?`,
  );
  const attemptsOf = database.prepare('select * from webhook_attempts where delivery = ? order by rowid');

  const insert = (endpoint: {url: string; secret: string}, isConfigured: boolean, atMs: number) =>
    readEndpoint(
      insertEndpoint.get(
        `whe_${randomBytes(12).toString('hex')}`,
        endpoint.url,
        endpoint.secret,
        isConfigured ? 1 : 0,
        atMs,
      ) ?? {},
    );

  return {
    register: (endpoint, atMs) => insert(endpoint, false, atMs),
    configure: (wanted, atMs) => {
      const there = configured.all().map(readEndpoint);
      for (const {id, url} of there) if (!wanted.some((endpoint) => endpoint.url === url)) forget.run(id);
      for (const endpoint of wanted) {
        const known = there.find(({url}) => url === endpoint.url);
        if (known === undefined) insert(endpoint, true, atMs);
        else setSecret.run(endpoint.secret, known.id);
      }
    },
    endpoints: () => endpoints.all().map(readEndpoint),
    forget: (id) => forget.run(id).changes > 0,
    queue: (event, atMs) => {
      for (const {id} of endpoints.all().map(readEndpoint))
        queue.run(`wh_${randomBytes(16).toString('hex')}`, id, event.type, JSON.stringify(event), atMs, atMs);
    },
    due: (nowMs, limit) => due.all(nowMs, limit).map(readDue),
    nextDueAt: (nowMs) => {
      const at = nextDueAt.get(nowMs)?.['at'] ?? null;
      return at === null ? null : Number(at);
    },
    record: (delivery, attempts, state) => {
      for (const attempt of attempts)
        insertAttempt.run(
          attempt.atMs,
          attempt.kind === 'answered' ? attempt.status : null,
          attempt.kind === 'unanswered' ? attempt.problem : null,
          delivery,
        );
      setState.run(state.kind, state.kind === 'pending' ? state.dueAtMs : null, delivery);
    },
    log: (limit) =>
      log.all(limit).map((row) => ({
        id: String(row['id']),
        type: String(row['type']),
        url: String(row['url']),
        body: String(row['body']),
        state: row['state'] as DeliveryState['kind'],
        attempts: attemptsOf.all(Number(row['number'])).map(readAttempt),
      })),
  };
}

function readEndpoint(row: Row): WebhookEndpoint {
  return {
    id: String(row['id']),
    url: String(row['url']),
    secret: String(row['secret']),
    createdAtMs: Number(row['created_at']),
  };
}

function readDue(row: Row): DueDelivery {
  return {
    number: Number(row['number']),
    id: String(row['id']),
    type: String(row['type']),
    url: String(row['url']),
    secret: String(row['secret']),
    body: String(row['body']),
    createdAtMs: Number(row['created_at']),
    attempts: Number(row['attempts']),
  };
}

function readAttempt(row: Row): Attempt {
  const atMs = Number(row['at']);
  return row['status'] === null
    ? {kind: 'unanswered', atMs, problem: String(row['problem'])}
    : {kind: 'answered', atMs, status: Number(row['status'])};
}
