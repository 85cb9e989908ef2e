import {EventEmitter, once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {onTestFinished} from 'vitest';
import {openDatabase} from '../database/open-database.ts';
import {isWebhookFault, type FaultPlan} from '../faults/fault.ts';
import {openFaultSwitch} from '../faults/fault-switch.ts';
import {readFaultPlan} from '../faults/read-fault-plan.ts';
import {manualClock, type ManualClock} from '../manual-clock.fixture.ts';
import {makeWebhookEvent, type WebhookEventType} from './webhook-event.ts';
import {makeWebhookSecret} from './webhook-secret.ts';
import {openWebhookSender} from './webhook-sender.ts';
import {openWebhookTable, type DeliveryLogEntry} from './webhook-table.ts';

export type Received = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Receiver = {
  readonly url: string;
  readonly received: readonly Received[];
  /** The statuses of the next answers; 200 once they are used up. */
  readonly answerWith: (...statuses: number[]) => void;
  readonly untilReceived: (count: number) => Promise<void>;
};

/** Somebody who is told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const arrivals = new EventEmitter();
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({path: request.url ?? '', headers, body});
    response.writeHead(statuses.shift() ?? 200, {location: '/elsewhere'}).end();
    arrivals.emit('arrival');
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (...next) => void statuses.push(...next),
    untilReceived: async (count) => {
      while (received.length < count) await once(arrivals, 'arrival');
    },
  };
}

export type WebhookRigOptions = {
  readonly directory?: string;
  readonly clock?: ManualClock;
  readonly beyondLoopback?: boolean;
  readonly faults?: FaultPlan['faults'];
};

/** A sender on a real database. */
export function webhookRig(options: WebhookRigOptions = {}) {
  const {directory = temporaryDirectory(), clock = manualClock(Date.now())} = options;
  const database = openDatabase(join(directory, 'state.sqlite'), clock.now());
  const webhooks = openWebhookTable(database);
  const faults = openFaultSwitch(readFaultPlan({faults: options.faults ?? []}));
  const changes = new EventEmitter();
  const sender = openWebhookSender({
    clock,
    database,
    webhooks: {
      ...webhooks,
      record: (...args) => {
        webhooks.record(...args);
        changes.emit('recorded');
      },
    },
    beyondLoopback: options.beyondLoopback ?? false,
    rollFaults: () => faults.roll('webhooks.send').filter(isWebhookFault),
  });
  sender.wake();
  return {
    directory,
    clock,
    webhooks,
    register: (url: string, secret = makeWebhookSecret()) => webhooks.register({url, secret}, clock.now()),
    tell: (type: WebhookEventType, subject: string) => {
      webhooks.queue(makeWebhookEvent(type, subject, clock.now()), clock.now());
      sender.wake();
    },
    /** Waits until the newest delivery was tried so often, and tells what became of it. */
    untilTried: async (attempts: number): Promise<DeliveryLogEntry | undefined> => {
      for (;;) {
        const [newest] = webhooks.log(1);
        if (newest?.attempts.length === attempts) return newest;
        await once(changes, 'recorded');
      }
    },
    close: async () => {
      await sender.close();
      database.close();
    },
  };
}

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'webhooks-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}
