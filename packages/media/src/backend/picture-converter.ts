import {AV_BUFFERSRC_FLAG_KEEP_REF} from 'node-av/constants';
import {Frame} from 'node-av/lib';
import {pictureSource} from './buffer-source.ts';
import {check, present} from './check.ts';
import {openGraph} from './open-graph.ts';

/** Turns single pictures into another format or size. */
export type PictureConverter = Disposable & {
  /** The result belongs to the converter and holds until the next call. */
  readonly convert: (picture: Frame) => Frame;
};

/** A converter for pictures like the first one, by a chain of filters such as `scale=…,format=rgb24`. */
export function openPictureConverter(first: Frame, chain: string): PictureConverter {
  using cleanup = new DisposableStack();
  const source = pictureSource('in', first, {num: 1, den: 1}, {num: 1, den: 1});
  const graph = cleanup.use(openGraph(`${source}[picture];[picture]${chain}[result];[result]buffersink@out`));
  const entrance = present(graph.getFilter('buffer@in'), 'filter buffer');
  const exit = present(graph.getFilter('buffersink@out'), 'filter buffersink');
  const result = cleanup.use(new Frame());
  result.alloc();
  const owned = cleanup.move();
  return {convert, [Symbol.dispose]: () => owned.dispose()};

  function convert(picture: Frame): Frame {
    result.unref();
    check(entrance.buffersrcAddFrameSync(picture, AV_BUFFERSRC_FLAG_KEEP_REF), 'filter a picture');
    check(exit.buffersinkGetFrameSync(result), 'filter a picture');
    return result;
  }
}
