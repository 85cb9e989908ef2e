import {describe, expect, it} from 'vitest';
import {isOpaqueMarkup, markupSources} from './markup-sources.ts';

describe('markupSources', () => {
  it('finds what tags and styles load', () => {
    const html = [
      '<img src="/a.png"/><img alt="" srcSet="/b.png 1x, /c.png 2x"/><image xlink:href="/d.svg"></image>',
      '<div style="background:url(&quot;/e.png&quot;), url(/f.png)"></div>',
      "<style>@font-face{src:url('/g.woff2')}</style>",
    ].join('');
    expect(markupSources(html).toSorted()).toEqual([
      '/a.png',
      '/b.png',
      '/c.png',
      '/d.svg',
      '/e.png',
      '/f.png',
      '/g.woff2',
    ]);
  });

  it('leaves out what is in the markup itself', () => {
    expect(markupSources('<img src="data:image/png;base64,AA"/><use href="#shape"></use>')).toEqual([]);
  });

  it('reads entities', () => {
    expect(markupSources('<img src="/a.png?x=1&amp;y=2"/>')).toEqual(['/a.png?x=1&y=2']);
  });
});

describe('isOpaqueMarkup', () => {
  it.each(['<canvas></canvas>', '<video src="/a.mp4"></video>', '<style>@import "/a.css"</style>'])(
    'is true for %s',
    (html) => {
      expect(isOpaqueMarkup(html)).toBe(true);
    },
  );

  it('is false for words about it', () => {
    expect(isOpaqueMarkup('<p>A canvas, a video, an &lt;iframe&gt;</p>')).toBe(false);
  });
});
