import {AV_CODEC_ID_H264} from 'node-av/constants';
import {BitStreamFilter, BitStreamFilterContext, type Packet, type Stream} from 'node-av/lib';
import {check, present} from './check.ts';

export type HeaderFilter = Disposable & {
  /** Changes the packet in place. */
  readonly apply: (packet: Packet) => void;
};

/**
 * Takes parameter sets out of H.264 packets. Some encoders repeat in the stream what stands in the file's header, and
 * in a cut the repeated one would take over from the header for all that follows.
 */
export function openHeaderFilter(stream: Stream): HeaderFilter {
  if (stream.codecpar.codecId !== AV_CODEC_ID_H264) return {apply: () => {}, [Symbol.dispose]: () => {}};
  const context = new BitStreamFilterContext();
  check(
    context.alloc(present(BitStreamFilter.getByName('filter_units'), 'bitstream filter "filter_units"')),
    'filter packets',
  );
  stream.codecpar.copy(present(context.inputCodecParameters, 'bitstream filter parameters'));
  context.inputTimeBase = stream.timeBase;
  context.setOption('remove_types', '7-8');
  check(context.init(), 'filter packets');
  return {apply, [Symbol.dispose]: () => context.free()};

  function apply(packet: Packet): void {
    check(context.sendPacketSync(packet), 'filter packets');
    check(context.receivePacketSync(packet), 'filter packets');
  }
}
