import type {Stage} from '../setting/setting.ts';
import {anyOf} from './find.ts';
import type {Place} from './place.ts';

/** What a train does at a platform, and whether one stood there before. */
export function readTrain(text: string, place: Place, before: 'none' | 'stands'): Stage['train'] {
  if (place !== 'platform') return 'none';
  const speaksOfTrain = anyOf('train|locomotive|express|tram|subway|carriage|aboard').test(text);
  const onlyNames = anyOf('train station|waits for|waiting for|no train').test(text);
  if (!speaksOfTrain) return before;
  if (anyOf('arrive|arriving|pulls in|comes in|rolls in|stops|approaches|enters').test(text))
    return before === 'stands' ? 'stands' : 'arrives';
  if (anyOf('leave|departs|departing|pulls out|pulls away|rolls away|gone').test(text)) return 'leaves';
  if (anyOf('passes|passing|rushes|speeds|thunders|races').test(text)) return 'passes';
  return onlyNames ? before : 'stands';
}
