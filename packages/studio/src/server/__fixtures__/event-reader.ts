import type {StudioEvent} from '../../protocol.ts';

/** Reads an event source as a browser does. */
export type EventReader = {
  readonly response: Response;
  /** The next event; `null` once the source has ended. */
  readonly next: () => Promise<StudioEvent | null>;
  /** The next line, comments and settings too. */
  readonly nextLine: () => Promise<string | null>;
  readonly leave: () => Promise<void>;
};

export async function readEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(url, {headers, signal: leaving.signal});
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  const nextLine = async (): Promise<string | null> => {
    while (!pending.includes('\n')) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) return null;
      pending += chunk.value;
    }
    const end = pending.indexOf('\n');
    const line = pending.slice(0, end);
    pending = pending.slice(end + 1);
    return line;
  };
  return {
    response,
    nextLine,
    next: async () => {
      for (;;) {
        const line = await nextLine();
        if (line === null) return null;
        if (line.startsWith('data: ')) return JSON.parse(line.slice('data: '.length));
      }
    },
    leave: async () => leaving.abort(),
  };
}
