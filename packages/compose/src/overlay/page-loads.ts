/** What a page shows from files of its own, and whether all of it is there: plain HTML tells nobody that it waits. */
export type PageLoads = {
  /** Something that is shown and has not come yet, in words; `null` where all has, or never will. */
  readonly missing: () => string | null;
  /** Resolves once every picture can be drawn at once. */
  readonly decoded: () => Promise<void>;
};

/** Begins to watch, before the page shows anything. */
export function watchLoads(): PageLoads {
  /** The address that has come to an element, or could not. */
  const come = new WeakMap<EventTarget, string>();
  const decoded = new Map<string, Promise<unknown>>();
  // The page's own style sheet, for which its scripts have waited.
  for (const element of document.querySelectorAll(loading)) come.set(element, addressOf(element));
  for (const event of ['load', 'error']) {
    // These events do not bubble, but are seen on their way down.
    document.addEventListener(
      event,
      ({target}) => {
        if (target instanceof Element) come.set(target, addressOf(target));
      },
      true,
    );
  }
  return {
    missing() {
      for (const element of document.querySelectorAll(loading)) {
        const address = addressOf(element);
        const isHere =
          element instanceof HTMLImageElement
            ? element.complete || element.loading === 'lazy'
            : address === '' || come.get(element) === address;
        if (!isHere) return `<${element.localName}> ${address}`.slice(0, 200);
      }
      return null;
    },
    async decoded() {
      const pictures = [...document.images].map(({currentSrc}) => currentSrc);
      for (const url of new Set([...pictures, ...paintedUrls()])) {
        if (url === '' || decoded.has(url)) continue;
        const image = new Image();
        image.src = url;
        // What can't be decoded is drawn as it is: not at all, or as a broken picture.
        decoded.set(
          url,
          image.decode().then(
            () => image,
            () => null,
          ),
        );
      }
      await Promise.all(decoded.values());
    },
  };
}

/** Elements that load something and tell when they have. */
const loading = 'img, link[rel~="stylesheet"], style, iframe, object[data], embed[src], image';

/** What an element loads; empty where that is nothing. */
function addressOf(element: Element): string {
  if (element instanceof HTMLImageElement) return element.currentSrc;
  if (element instanceof HTMLLinkElement) return element.disabled ? '' : element.href;
  if (element instanceof HTMLStyleElement)
    return /@import/i.test(element.textContent) ? element.textContent : '';
  if (element instanceof HTMLIFrameElement) return element.srcdoc === '' ? element.src : element.srcdoc;
  if (element instanceof HTMLObjectElement) return element.data;
  if (element instanceof HTMLEmbedElement) return element.src;
  if (element instanceof SVGImageElement) return element.href.baseVal;
  return '';
}

const paintedProperties = [
  'backgroundImage',
  'borderImageSource',
  'maskImage',
  'listStyleImage',
  'content',
] as const;

/** Pictures that styles paint, and posters of videos: no event says when they have come. */
function paintedUrls(): readonly string[] {
  const posters = [...document.querySelectorAll('video')].map(({poster}) => poster);
  if (!stylesNameFiles()) return posters;
  const painted = [...document.querySelectorAll('body, body *')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(element, part);
      return paintedProperties.flatMap((property) =>
        [...style[property].matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map(([, url = '']) => url),
      );
    }),
  );
  return [...posters, ...painted];
}

/** Looking at every element costs more than most overlays do, and few have such pictures. */
function stylesNameFiles(): boolean {
  if (document.querySelector('[style*="url("]') !== null) return true;
  return [...document.styleSheets].some((sheet) =>
    [...rulesOf(sheet)].some((rule) => !(rule instanceof CSSFontFaceRule) && rule.cssText.includes('url(')),
  );
}

/** None where they are of another origin, which does not let itself be read. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}
