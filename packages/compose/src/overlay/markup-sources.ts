/** Tags that may show what no markup tells. */
const opaqueTags = /<(?:canvas|video|audio|iframe|object|embed|portal|script|link)[\s/>]/i;

const attribute = /\s(?:src|href|xlink:href|poster|data)="([^"]*)"/gi;
const sourceSet = /\ssrcset="([^"]*)"/gi;
const cssUrl = /url\(\s*(?:&quot;|&#x27;|["'])?(.*?)(?:&quot;|&#x27;|["'])?\s*\)/gi;
const cssImport = /@import\b/i;

/** Whether markup has something whose picture it does not tell: canvas, video, frames, scripts, style sheets from elsewhere. */
export function isOpaqueMarkup(html: string): boolean {
  return opaqueTags.test(html) || cssImport.test(html);
}

/** Everything outside of itself that markup draws on, in order and with repetition. */
export function markupSources(html: string): readonly string[] {
  return [
    ...[...html.matchAll(attribute)].map(([, url]) => url ?? ''),
    ...[...html.matchAll(sourceSet)].flatMap(([, set]) => (set ?? '').split(',').map(firstWord)),
    ...[...html.matchAll(cssUrl)].map(([, url]) => url ?? ''),
  ]
    .map(unescapeHtml)
    .filter((url) => url !== '' && !url.startsWith('data:') && !url.startsWith('#'));
}

function firstWord(text: string): string {
  return text.trim().split(/\s/, 1)[0] ?? '';
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
