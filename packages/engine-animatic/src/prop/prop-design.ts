import type {Colour} from '../colour/colour.ts';
import {pick, randomFrom, seedOf} from '../seed.ts';
import {described, lookWords} from '../words/described.ts';

/** How a thing is carried, and the words for it. */
export const props = {
  umbrella: {carried: 'raised', words: ['umbrella', 'parasol', 'brolly']},
  suitcase: {carried: 'down', words: ['suitcase', 'luggage', 'trunk', 'briefcase', 'bag', 'handbag', 'case']},
  lantern: {carried: 'front', words: ['lantern', 'torch', 'flashlight', 'candle']},
  cup: {carried: 'front', words: ['cup', 'mug', 'coffee', 'tea', 'cocoa', 'espresso']},
  letter: {
    carried: 'front',
    words: ['letter', 'envelope', 'note', 'postcard', 'ticket', 'newspaper', 'map', 'photograph', 'photo'],
  },
  book: {carried: 'front', words: ['book', 'diary', 'notebook', 'journal', 'manual']},
  phone: {carried: 'front', words: ['phone', 'smartphone', 'telephone', 'radio']},
  flower: {carried: 'front', words: ['flower', 'flowers', 'rose', 'bouquet', 'sunflower']},
  balloon: {carried: 'front', words: ['balloon', 'balloons', 'kite']},
  guitar: {carried: 'down', words: ['guitar', 'violin', 'cello', 'ukulele']},
  basket: {carried: 'down', words: ['basket', 'bucket', 'lunchbox']},
  ball: {carried: 'ground', words: ['ball', 'football', 'globe']},
  bicycle: {carried: 'ground', words: ['bicycle', 'bike', 'cycle']},
  car: {carried: 'ground', words: ['car', 'taxi', 'van', 'automobile']},
  box: {carried: 'ground', words: ['box', 'crate', 'parcel', 'package', 'chest']},
} as const satisfies Record<
  string,
  {readonly carried: 'raised' | 'front' | 'down' | 'ground'; readonly words: readonly string[]}
>;

export type PropName = keyof typeof props;

/** How a prop looks, once and for all shots. */
export type PropDesign = {
  readonly kind: 'prop';
  readonly name: string;
  /** `thing`: nothing that the painter knows; it stands as a labelled parcel. */
  readonly shape: PropName | 'thing';
  readonly colour: Colour;
};

const paints: readonly [Colour, ...Colour[]] = [
  '#d99a2b',
  '#3d6598',
  '#b5536a',
  '#4f7d53',
  '#7a5a8c',
  '#c96f3b',
];
const usual: Partial<Record<PropName, Colour>> = {
  suitcase: '#9a6a3f',
  lantern: '#4f5a5f',
  cup: '#f0e6d2',
  letter: '#f4ecd8',
  guitar: '#b9763c',
  basket: '#b98b52',
  box: '#bf9461',
  phone: '#3a4150',
};

export function designProp(
  name: string,
  look: string | null,
  referenceColours: readonly Colour[] = [],
): PropDesign {
  const found = described(lookWords(look ?? ''), props)[0] ?? described(lookWords(name), props)[0];
  const random = randomFrom(seedOf(`prop ${name.toLowerCase()}`));
  const seeded = pick(random, paints);
  const shape = found?.name ?? 'thing';
  return {
    kind: 'prop',
    name,
    shape,
    colour:
      found?.colour ??
      described(lookWords(look ?? ''), {[name]: lookWords(look ?? '')}).find(({colour}) => colour !== null)
        ?.colour ??
      referenceColours[0] ??
      (shape === 'thing' ? seeded : (usual[shape] ?? seeded)),
  };
}

/** Things that a prompt speaks of, that no identity stands for. */
export function propsInPrompt(prompt: string): readonly PropDesign[] {
  const seen = new Set<PropName>();
  return described(lookWords(prompt), props).flatMap(({name, word, colour}) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const design = designProp(word, null);
    return [colour === null ? design : {...design, colour}];
  });
}
