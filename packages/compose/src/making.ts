import {canonicalJson, type Making} from '@matchcut/plan';
import {houseEncoder, readHouse} from './house-encoder.ts';
import {containerOf, renderSettings, type RenderSettings} from './render-settings.ts';
import {soundEncoders} from './soundtrack/sound-encoder.ts';

/** What this package's code does to results, for planning to put into keys. */
export type ComposeMaking = {readonly [K in 'conform' | 'segment' | 'soundtrack' | 'cut']: Making};

/** A number goes up whenever the same request would make other bytes, and everything of that kind is made again. */
const semantics = {
  conform: 'conform/1',
  segment: 'segment/1',
  soundtrack: 'soundtrack/1',
  cut: 'cut/1',
} as const;

/** How a film is made with these settings: every setting has its own conformed clips, segments and cuts. */
export function makingOf(settings: RenderSettings): ComposeMaking {
  const encoder = houseEncoder(settings);
  const container = containerOf(settings.codec);
  return {
    conform: {semantics: semantics.conform, encoder},
    segment: {semantics: semantics.segment, encoder},
    soundtrack: {semantics: semantics.soundtrack, encoder: soundEncoders[container]},
    cut: {semantics: semantics.cut, encoder: {format: container, movflags: '+faststart'}},
  };
}

/** How a film is made where nobody chose otherwise. */
export const making: ComposeMaking = makingOf(
  renderSettings({codec: 'h264', quality: 'final', crf: null, proresProfile: null}),
);

/** Whether this version makes steps of a kind as one was planned. */
export function isOwnMaking(kind: keyof ComposeMaking, planned: Making): boolean {
  if (planned.semantics !== semantics[kind]) return false;
  switch (kind) {
    case 'conform':
    case 'segment':
      return readHouse(planned.encoder) !== null;
    case 'soundtrack':
    case 'cut': {
      const wanted = canonicalJson(planned.encoder);
      return makings.some((own) => canonicalJson(own[kind].encoder) === wanted);
    }
    default:
      return kind satisfies never;
  }
}

const makings: readonly ComposeMaking[] = [making, makingOf({codec: 'prores', profile: 'hq'})];
