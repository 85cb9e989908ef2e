import {
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  AVCOL_TRC_BT709,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
} from 'node-av/constants';
import {Frame, Rational, type Packet} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {MediaOptions, Rational as Rate} from '../media.ts';
import {openEncoder} from './encoder.ts';
import type {Muxer} from './muxer.ts';
import {openPictureConverter} from './picture-converter.ts';

export type PictureTrack = Disposable & {
  readonly write: (rgba: Uint8Array) => void;
  readonly finish: () => void;
};

export type PictureTrackOptions = {
  readonly size: {readonly width: number; readonly height: number};
  readonly frameRate: Rate;
  readonly timescale: number;
  readonly video: {readonly codec: string; readonly options: MediaOptions};
};

// swscale takes BT.601 unless told otherwise, and its fast paths differ from processor to processor.
const toYuv = [
  'scale=in_range=full:out_color_matrix=bt709:out_range=tv:out_primaries=bt709:out_transfer=bt709',
  'flags=bicubic+accurate_rnd+bitexact,format=yuv420p',
].join(':');

/** A track of RGBA pictures, encoded as BT.709 in the range of television, frame by frame. */
export function openPictureTrack(
  muxer: Muxer,
  {size, frameRate, timescale, video}: PictureTrackOptions,
): PictureTrack {
  const {width, height} = size;
  const timeBase = {num: frameRate.denominator, den: frameRate.numerator};
  using cleanup = new DisposableStack();
  const encoder = cleanup.use(
    openEncoder({
      ...video,
      globalHeader: muxer.globalHeader,
      configure(context) {
        context.width = width;
        context.height = height;
        context.timeBase = Rational.fromObject(timeBase);
        context.framerate = Rational.fromObject(timeBase).inv();
        context.pixelFormat = AV_PIX_FMT_YUV420P;
        context.sampleAspectRatio = new Rational(1, 1);
        context.colorSpace = AVCOL_SPC_BT709;
        context.colorPrimaries = AVCOL_PRI_BT709;
        context.colorTrc = AVCOL_TRC_BT709;
        context.colorRange = AVCOL_RANGE_MPEG;
        context.chromaLocation = AVCHROMA_LOC_LEFT;
      },
    }),
  );
  const stream = muxer.addStream(encoder.context, {num: 1, den: timescale});
  const rgbaFrame = cleanup.use(new Frame());
  rgbaFrame.alloc();
  rgbaFrame.width = width;
  rgbaFrame.height = height;
  rgbaFrame.format = AV_PIX_FMT_RGBA;
  rgbaFrame.colorSpace = AVCOL_SPC_RGB;
  rgbaFrame.colorRange = AVCOL_RANGE_JPEG;
  rgbaFrame.sampleAspectRatio = new Rational(1, 1);
  rgbaFrame.getBuffer();
  const converter = cleanup.use(openPictureConverter(rgbaFrame, toYuv));
  const owned = cleanup.move();
  let frames = 0n;
  return {write, finish: () => encoder.encode(null, mux), [Symbol.dispose]: () => owned.dispose()};

  function write(rgba: Uint8Array): void {
    if (rgba.byteLength !== width * height * 4) {
      throw new MediaError(
        'media-failed',
        `A frame of ${width}×${height} has ${width * height * 4} bytes, not ${rgba.byteLength}.`,
      );
    }
    rgbaFrame.makeWritable();
    rgbaFrame.fromBuffer(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength));
    const picture = converter.convert(rgbaFrame);
    picture.pts = frames;
    picture.duration = 1n;
    picture.pictType = AV_PICTURE_TYPE_NONE;
    frames += 1n;
    encoder.encode(picture, mux);
  }

  function mux(packet: Packet): void {
    packet.duration = 1n;
    stream.write(packet, timeBase);
  }
}
