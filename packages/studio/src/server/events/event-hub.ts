import type {StudioEvent} from '../../protocol.ts';

/** Hands what the host tells to everybody who listens. */
export type EventHub = {
  /** @returns the event source as a browser reads it; it ends with the hub, or when nobody reads it any more. */
  readonly open: () => ReadableStream<Uint8Array>;
  readonly count: () => number;
  /** Ends all that are open. */
  readonly close: () => void;
};

export type EventHubOptions = {
  readonly listen: (listener: (event: StudioEvent) => void) => () => void;
  /** Between two signs of life, which also tell when a reader is gone. */
  readonly heartbeatMs: number;
};

/** Of a reader who is stuck; it is let go then, and asks again for everything when it comes back. */
const longestQueue = 1000;

/** Browsers come back after this long. */
const retryMs = 1000;

export function createEventHub({listen, heartbeatMs}: EventHubOptions): EventHub {
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let isClosed = false;

  const end = (reader: ReadableStreamDefaultController<Uint8Array>): void => {
    if (readers.delete(reader)) reader.close();
  };
  const sendAll = (text: string): void => {
    const bytes = utf8.encode(text);
    for (const reader of readers) {
      reader.enqueue(bytes);
      if ((reader.desiredSize ?? 0) < -longestQueue) end(reader);
    }
  };
  const stopListening = listen((event) => sendAll(written(event)));
  const heart = setInterval(() => sendAll(':\n\n'), heartbeatMs);
  heart.unref();

  return {
    open: () => {
      let own: ReadableStreamDefaultController<Uint8Array> | null = null;
      return new ReadableStream<Uint8Array>({
        start: (reader) => {
          own = reader;
          // Something to begin with: without it, headers would wait for the first event.
          reader.enqueue(utf8.encode(`retry: ${retryMs}\n\n`));
          if (isClosed) reader.close();
          else readers.add(reader);
        },
        cancel: () => {
          if (own !== null) readers.delete(own);
        },
      });
    },
    count: () => readers.size,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      clearInterval(heart);
      stopListening();
      for (const reader of readers) end(reader);
    },
  };
}

const utf8 = new TextEncoder();

/** JSON has no line breaks of its own. */
function written(event: StudioEvent): string {
  return `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
}
