import type {HeadlessBrowser} from '@remotion/renderer';
import type {SoughtFrame} from './overlay-page.tsx';
import type {OverlayRequest} from './overlay-request.ts';

/** A tab of the browser with the overlays' page in it, which draws one overlay after another. */
export type OverlayTab = {
  /** Puts an overlay on the page in place of the one before. Throws what its code throws. */
  readonly show: (request: OverlayRequest) => Promise<void>;
  /** One of the overlay's own frames as a PNG, transparent where nothing is drawn. */
  readonly picture: (frame: number) => Promise<PicturedFrame>;
};

export type PicturedFrame = SoughtFrame & {readonly png: Buffer};

/**
 * Opens a tab, and the page in it once there is one. The browser and its protocol are Remotion's; a frame takes two
 * messages, because the page itself waits for what it shows.
 */
export async function openOverlayTab(
  browser: HeadlessBrowser,
  pageUrl: Promise<string>,
  proxyPort: Promise<number>,
): Promise<OverlayTab> {
  const page = await browser.newPage({
    context: () => null,
    logLevel: 'error',
    indent: false,
    pageIndex: 0,
    onBrowserLog: null,
    onLog: () => {},
  });
  // oxlint-disable-next-line no-underscore-dangle -- Remotion's own name for the session
  const client = page._client();
  await page.goto({url: await pageUrl, timeout: 30_000});
  await client.send('Emulation.setDefaultBackgroundColorOverride', {color: {r: 0, g: 0, b: 0, a: 0}});
  await call<void>(`window.remotion_proxyPort = ${await proxyPort}`);
  let shape = '';

  return {
    async show(request) {
      const {size, scale = 1} = request;
      const wanted = `${size.width}×${size.height}@${scale}`;
      // Everything is drawn as sharp as the picture will be, and stands where it stands at the film's own size.
      if (shape !== wanted) await page.setViewport({...size, deviceScaleFactor: scale});
      shape = wanted;
      await call<void>(`matchcutOverlays.show(${JSON.stringify(request)})`);
    },
    async picture(frame) {
      const sought = await call<SoughtFrame>(`matchcutOverlays.seek(${frame})`);
      const {value} = await client.send('Page.captureScreenshot', {
        format: 'png',
        // The page is as large as the picture. Looking beyond would have everything drawn anew for each frame.
        captureBeyondViewport: false,
        optimizeForSpeed: true,
      });
      return {...sought, png: Buffer.from(value.data, 'base64')};
    },
  };

  async function call<T>(expression: string): Promise<T> {
    const {value} = await client.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const {result, exceptionDetails} = value;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
}
