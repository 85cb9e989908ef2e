import type {StageNews, StageOrder} from '../protocol.ts';

/** The stage's way to the page that it stands in, and back. */
export type StageLink = {
  readonly tell: (news: StageNews) => void;
  /** @returns stops it. */
  readonly listen: (listener: (order: StageOrder) => void) => () => void;
};

/** Nobody but the page around it, which comes from the same origin, is listened to. */
export function openStageLink(): StageLink {
  const {parent, location} = window;
  return {
    tell: (news) => parent.postMessage(news, location.origin),
    listen(listener) {
      const hear = ({source, origin, data}: MessageEvent): void => {
        if (source === parent && origin === location.origin && isOrder(data)) listener(data);
      };
      addEventListener('message', hear);
      return () => removeEventListener('message', hear);
    },
  };
}

const kinds: ReadonlySet<unknown> = new Set<StageOrder['kind']>(['show', 'play', 'pause', 'seek', 'set']);

/** Other scripts of the page, browsers' extensions among them, post messages too. */
function isOrder(data: unknown): data is StageOrder {
  return typeof data === 'object' && data !== null && 'kind' in data && kinds.has(data.kind);
}
