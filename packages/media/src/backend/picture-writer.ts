import {
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  AVCOL_TRC_BT709,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
} from 'node-av/constants';
import {Frame, Rational} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {VideoOutput} from '../media.ts';
import {check} from './check.ts';
import type {Muxer} from './muxer.ts';
import {openPictureConverter} from './picture-converter.ts';
import {openVideoTrack} from './video-track.ts';

export type PictureWriter = Disposable & {
  readonly write: (rgba: Uint8Array) => void;
  readonly end: () => void;
};

// swscale takes BT.601 unless told otherwise, and its fast paths differ from processor to processor.
const toYuv =
  'scale=in_range=full:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+bitexact,format=yuv420p';

/** A track of RGBA pictures, encoded as BT.709 in the range of television. */
export function openPictureWriter(
  muxer: Muxer,
  output: VideoOutput,
  {width, height}: {readonly width: number; readonly height: number},
): PictureWriter {
  using cleanup = new DisposableStack();
  const track = cleanup.use(
    openVideoTrack(muxer, output, (context) => {
      context.width = width;
      context.height = height;
      context.pixelFormat = AV_PIX_FMT_YUV420P;
      context.sampleAspectRatio = new Rational(1, 1);
      context.colorSpace = AVCOL_SPC_BT709;
      context.colorPrimaries = AVCOL_PRI_BT709;
      context.colorTrc = AVCOL_TRC_BT709;
      context.colorRange = AVCOL_RANGE_MPEG;
      context.chromaLocation = AVCHROMA_LOC_LEFT;
    }),
  );
  const painted = cleanup.use(new Frame());
  painted.alloc();
  painted.width = width;
  painted.height = height;
  painted.format = AV_PIX_FMT_RGBA;
  painted.colorSpace = AVCOL_SPC_RGB;
  painted.colorRange = AVCOL_RANGE_JPEG;
  painted.sampleAspectRatio = new Rational(1, 1);
  check(painted.getBuffer(), 'hold a picture');
  const converter = cleanup.use(openPictureConverter(painted, toYuv));
  const owned = cleanup.move();
  return {write, end: track.end, [Symbol.dispose]: () => owned.dispose()};

  function write(rgba: Uint8Array): void {
    if (rgba.byteLength !== width * height * 4) {
      throw new MediaError(
        'media-failed',
        `A frame of ${width}×${height} has ${width * height * 4} bytes, not ${rgba.byteLength}.`,
      );
    }
    check(painted.makeWritable(), 'hold a picture');
    check(painted.fromBuffer(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength)), 'hold a picture');
    track.write(converter.convert(painted));
  }
}
