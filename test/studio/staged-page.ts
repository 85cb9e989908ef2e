import type {Frame, Page} from 'playwright-core';
import type {StageNews, StageOrder} from '../../packages/studio/src/protocol.ts';

/** A page that has the stage in a frame, as the studio's own has, and whatever they say to each other. */
export type StagedPage = {
  readonly order: (order: StageOrder) => Promise<void>;
  /** Resolves with the first news like this from now on, or since the last that was waited for. */
  readonly news: <Kind extends StageNews['kind']>(
    kind: Kind,
    like?: Partial<Extract<StageNews, {readonly kind: Kind}>>,
  ) => Promise<Extract<StageNews, {readonly kind: Kind}>>;
  /** Comes to a frame and waits until it is seen. */
  readonly seek: (frame: number) => Promise<void>;
  /** A PNG of what is seen. */
  readonly picture: () => Promise<Buffer>;
  readonly stage: Frame;
};

export const harness: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html><title>Harness</title><link rel="stylesheet" href="./harness.css">
    <script src="./harness.js"></script><iframe src="./stage/film/"></iframe>`,
  'harness.css': 'iframe {position: fixed; inset: 0; width: 100%; height: 100%; border: 0}',
  'harness.js': `window.news = []; addEventListener('message', ({data}) => window.news.push(data));`,
};

declare global {
  interface Window {
    news: StageNews[];
  }
}

export async function openStagedPage(page: Page, url: string): Promise<StagedPage> {
  await page.goto(url);
  const stage = page.frames().find((frame) => frame.url().includes('/stage/'));
  if (stage === undefined) throw new TypeError('The page has no stage.');
  const order = (said: StageOrder): Promise<void> =>
    page.evaluate((data) => window.frames[0]?.postMessage(data, location.origin), said);
  const staged: StagedPage = {
    stage,
    order,
    async news(kind, like = {}) {
      const found = await page.waitForFunction(
        (wanted: Readonly<Record<string, unknown>>) => {
          const index = window.news.findIndex((one) =>
            Object.entries(wanted).every(
              ([name, value]) => JSON.stringify(Reflect.get(one, name)) === JSON.stringify(value),
            ),
          );
          // What came before it has been told.
          return index >= 0 && window.news.splice(0, index + 1).at(-1);
        },
        {kind, ...like} as Readonly<Record<string, unknown>>,
        {polling: 50, timeout: 20_000},
      );
      return (await found.jsonValue()) as never;
    },
    async seek(frame) {
      const come = staged.news('frame', {frame});
      await order({kind: 'seek', frame});
      await come;
      await stage.waitForFunction(() =>
        [...document.querySelectorAll('video')].every(({seeking, readyState}) => !seeking && readyState >= 2),
      );
      // What was decoded is on the screen with the picture after the next.
      await stage.evaluate(
        () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))),
      );
    },
    picture: () => page.screenshot(),
  };
  await staged.news('ready');
  return staged;
}
