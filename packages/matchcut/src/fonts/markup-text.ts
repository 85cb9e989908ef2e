/** Tags that stand within words: they part nothing. */
const inline =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|tspan|u)[\s/>]/i;

/** What a picture shows nothing of. */
const unseen = /<(style|script|template|title|desc|metadata)\b[^>]*>.*?<\/\1>|<!--.*?-->/gis;

/** The text that markup shows, on one line. */
export function markupText(html: string): string {
  return html
    .replaceAll(unseen, '')
    .replaceAll(/<[^>]*>/g, (tag) => (inline.test(tag) ? '' : ' '))
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
