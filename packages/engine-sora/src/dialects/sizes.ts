import type {Size} from '@matchcut/engine';

/** `{width: 1280, height: 720}` as `1280x720`, which is how the wire spells it. */
export function spellSize({width, height}: Size): string {
  return `${width}x${height}`;
}

/** The other way round; for tables. */
export function sizesOf(...spelt: readonly `${number}x${number}`[]): readonly Size[] {
  return spelt.map((size) => {
    const [width = '', height = ''] = size.split('x');
    return {width: Number(width), height: Number(height)};
  });
}
