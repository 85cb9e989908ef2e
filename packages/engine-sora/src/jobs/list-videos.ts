import type {Clock} from '../surroundings.ts';
import type {Client} from '../wire/client.ts';
import {videoListSchema, type Video} from '../wire/schemas.ts';
import type {WireAnswer} from '../wire/transport.ts';
import {walkPages} from '../wire/walk-pages.ts';

export type ListedVideos = {
  readonly videos: readonly Video[];
  /** Whether nothing that the server has from then on is missing. */
  readonly isWhole: boolean;
};

/** Videos that were made from a moment on by this machine's clock, newest first. */
export async function listVideos(
  client: Client,
  {since}: {readonly since: number},
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<ListedVideos> {
  const videos: Video[] = [];
  let isWhole = true;
  const call = {path: 'videos', query: {order: 'desc'}, signal};
  for await (const {entries, headers, isSure} of walkPages(client, call, videoListSchema)) {
    // The server's clock is another one.
    const sinceThere = since + aheadMs(headers, clock.now());
    const isOlder = ({created_at: seconds}: Video): boolean =>
      typeof seconds === 'number' && seconds * 1000 < sinceThere;
    videos.push(...entries.filter((video) => !isOlder(video)));
    isWhole &&= isSure;
    const oldest = entries.at(-1);
    if (oldest !== undefined && isOlder(oldest) && isNewestFirst(entries)) break;
  }
  return {videos, isWhole};
}

function aheadMs({date}: WireAnswer['headers'], now: number): number {
  const serverTime = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(serverTime) ? 0 : serverTime - now;
}

/** Only a list that really is in order may be left before its end. */
function isNewestFirst(videos: readonly Video[]): boolean {
  return videos.every(
    ({created_at: time}, index) => (time ?? 0) <= (videos[index - 1]?.created_at ?? Infinity),
  );
}
