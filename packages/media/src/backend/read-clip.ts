import {AVSEEK_FLAG_BACKWARD} from 'node-av/constants';
import {Frame, Packet} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {discardOtherStreams, openSource} from './open-source.ts';
import {openDecoder} from './open-decoder.ts';
import {openPictureConverter} from './picture-converter.ts';
import {toRgb} from './to-rgb.ts';
import {withOwnWords} from './with-own-words.ts';

export type Clip = {
  /** Tags of the container, such as `comment`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The last picture, decoded. */
  readonly lastFrame: {readonly width: number; readonly height: number; readonly rgba: Uint8Array};
};

/** Throws `media-unreadable` where there is no picture. */
export function readClip(path: string): Promise<Clip> {
  return withOwnWords(() => read(path));
}

function read(path: string): Clip {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  const {video, context} = source;
  if (video === null) throw new MediaError('media-unreadable', `${path} has no picture.`);
  discardOtherStreams(source, [video]);
  const decoder = cleanup.use(openDecoder(video));
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const last = cleanup.use(new Frame());
  last.alloc();
  let found = false;
  const keep = (frame: Frame): void => {
    last.unref();
    last.ref(frame);
    found = true;
  };
  // From the last keyframe on; where a file cannot be searched, from its beginning.
  context.seekFrameSync(video.index, 2n ** 62n, AVSEEK_FLAG_BACKWARD);
  while (source.read(packet)) {
    if (packet.streamIndex === video.index) decoder.decode(packet, keep);
  }
  decoder.decode(null, keep);
  if (!found) throw new MediaError('media-unreadable', `${path} has no picture that can be decoded.`);
  const converter = cleanup.use(openPictureConverter(last, toRgb(last, 'rgba')));
  const {width, height} = last;
  return {
    metadata: context.metadata?.getAll() ?? {},
    lastFrame: {width, height, rgba: new Uint8Array(converter.convert(last).toBuffer())},
  };
}
