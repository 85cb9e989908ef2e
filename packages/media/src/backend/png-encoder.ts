import {AV_PIX_FMT_RGB24, AV_PIX_FMT_RGBA} from 'node-av/constants';
import {Rational, type Frame} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {openEncoder} from './encoder.ts';
import {hasAlpha} from './frame-format.ts';
import {openPictureConverter} from './picture-converter.ts';
import {toRgb} from './to-rgb.ts';

/**
 * Players show a film's values as they are, without the step from BT.709's curve to the screen's. A PNG that names that
 * curve is shown with it, and dark colours darker than in the film.
 */
const asShown = 'setparams=color_primaries=bt709:color_trc=iec61966-2-1';

export type PngEncoder = Disposable & {readonly encode: (picture: Frame) => Uint8Array};

/**
 * Writes pictures of one shape as PNG, with alpha where they have it.
 *
 * @param width Scales to this width, keeping the aspect.
 */
export function openPngEncoder(width?: number): PngEncoder {
  const owned = new DisposableStack();
  let open: PngEncoder | null = null;
  return {
    encode(picture) {
      open ??= owned.use(openLike(picture, width));
      return open.encode(picture);
    },
    [Symbol.dispose]: () => owned.dispose(),
  };
}

function openLike(first: Frame, width: number | undefined): PngEncoder {
  const alpha = hasAlpha(first);
  using cleanup = new DisposableStack();
  const size = width === undefined ? '' : `w=${width}:h=-1`;
  const rgb = toRgb(first, alpha ? 'rgba' : 'rgb24', size);
  const converter = cleanup.use(openPictureConverter(first, `${rgb},${asShown}`));
  const shape = converter.convert(first);
  const encoder = cleanup.use(
    openEncoder({
      codec: 'png',
      // With more threads it would hold pictures back.
      options: {threads: 1},
      globalHeader: false,
      configure(context) {
        context.width = shape.width;
        context.height = shape.height;
        context.pixelFormat = alpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
        context.timeBase = new Rational(1, 1);
      },
    }),
  );
  const owned = cleanup.move();
  return {encode, [Symbol.dispose]: () => owned.dispose()};

  function encode(picture: Frame): Uint8Array {
    let png: Uint8Array | null = null;
    encoder.encode(converter.convert(picture), (packet) => {
      png = packet.data === null ? null : new Uint8Array(packet.data);
    });
    if (png === null) throw new MediaError('media-failed', 'FFmpeg made no PNG of a picture.');
    return png;
  }
}
