import {createOverlayLooks} from '@matchcut/compose';
import type {ReactNode} from 'react';
import {describe, expect, it} from 'vitest';
import {LowerThird, Title} from './index.ts';

const overlays: readonly (readonly [string, ReactNode])[] = [
  [
    'Title',
    <Title key="" subtitle="A film in four scenes" accent="gold">
      The Commute
    </Title>,
  ],
  ['LowerThird', <LowerThird key="" name="Mara Fox" role="Commuter" />],
];

describe.each(overlays)('%s', (_, content) => {
  it('stands still between coming and going', () => {
    const looks = look(content, 90);
    // 0.7 s and the last part's delay to come, 0.4 s to go.
    expect(new Set(looks.slice(30, 78)).size).toBe(1);
    expect(new Set(looks).size).toBeLessThan(45);
    expect(new Set(looks.slice(0, 15)).size).toBeGreaterThan(12);
  });

  it('comes and goes even when it is short', () => {
    const looks = look(content, 12);
    expect(new Set([looks[0], looks[6], looks[11]]).size).toBe(3);
  });

  it('is drawn without anything that only a browser can know', () => {
    expect(() => look(content, 3)).not.toThrow();
  });
});

function look(content: ReactNode, frames: number): readonly string[] {
  const looks = createOverlayLooks({
    sourceDigest: () => null,
    stylesDigest: null,
    watchCode: () => () => ({kind: 'told'}),
    everythingDigest: () => {
      throw new Error('The overlay can not be looked at in Node.js.');
    },
  });
  const node = {kind: 'overlay', key: null, props: {content}, children: []} as const;
  return looks(node, 'film/overlay', {
    size: {width: 1280, height: 720},
    frameRate: {numerator: 30, denominator: 1},
    frames,
  });
}
