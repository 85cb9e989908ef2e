import {colourWords} from '../colour/colour-words.ts';
import {darker, lighter, mix, oklchOf, shift, type Colour} from '../colour/colour.ts';
import {pick, randomFrom, seedOf} from '../seed.ts';
import {colourBefore, described, lookWords} from '../words/described.ts';
import {accessories, garments, type AccessoryName, type GarmentName} from './garments.ts';
import {speciesNamed, species as speciesTable, type SpeciesName} from './species.ts';

/** How a character looks, once and for all shots: what its handle keeps. */
export type FigureDesign = {
  readonly kind: 'figure';
  readonly name: string;
  readonly species: SpeciesName;
  /** Skin, fur, feathers or metal. */
  readonly coat: Colour;
  readonly hair: {readonly style: HairStyle; readonly colour: Colour} | null;
  readonly garment: GarmentName;
  readonly garmentColour: Colour;
  readonly trim: Colour;
  readonly legs: Colour;
  readonly shoes: Colour;
  readonly accessories: readonly {readonly name: AccessoryName; readonly colour: Colour}[];
  /** Against a grown human. */
  readonly height: number;
  readonly seed: number;
};

export const hairStyles = ['short', 'bob', 'bun', 'long', 'ponytail', 'curly', 'bald'] as const;
export type HairStyle = (typeof hairStyles)[number];

const wardrobe: readonly [Colour, ...Colour[]] = [
  '#c4492f',
  '#d99a2b',
  '#2f7f7b',
  '#3d6598',
  '#6d568c',
  '#b5536a',
  '#4f7d53',
  '#c96f3b',
  '#54707f',
  '#8c3f47',
];
const trousers: readonly [Colour, ...Colour[]] = ['#3c4453', '#4a4039', '#5a5f58', '#39404a'];
const leather: readonly [Colour, ...Colour[]] = ['#4b3a30', '#33343b', '#6b4a34'];
const hairColours: readonly [Colour, ...Colour[]] = [
  '#3a2c27',
  '#5b3d2c',
  '#8c5a35',
  '#c79a55',
  '#2b2a30',
  '#a54f2d',
];

/**
 * Reads a design out of a written look. What the look leaves open comes from the reference's colours, then
 * from the name: the same name and look are always the same figure.
 */
export function designFigure(
  name: string,
  look: string | null,
  referenceColours: readonly Colour[] = [],
): FigureDesign {
  const words = lookWords(look ?? '');
  const random = randomFrom(seedOf(`figure ${name.toLowerCase()} ${words.join(' ')}`));
  const kind =
    speciesOf(words) ?? speciesOf(lookWords(name)) ?? pick(random, ['woman', 'man', 'woman', 'man', 'fox']);
  const traits = speciesNamed(kind);
  const garment =
    described(words, garments).find(({name: worn}) => worn !== 'apron' || words.includes('apron')) ??
    described(words, garments)[0];
  const worn = described(words, accessories);
  const seededGarment = pick<GarmentName>(
    random,
    traits.family === 'robot'
      ? ['overalls']
      : ['coat', 'jacket', 'sweater', 'coat', 'raincoat', 'dress', 'overalls'],
  );
  const garmentName =
    garment?.name ??
    (seededGarment === 'dress' && kind !== 'woman' && kind !== 'girl' ? 'sweater' : seededGarment);
  const seededCoat = pick(random, traits.coats);
  const seededColour = pick(random, wardrobe);
  const coat =
    coatColour(words, kind) ?? (traits.family === 'human' ? seededCoat : (referenceColours[1] ?? seededCoat));
  const usual: Partial<Record<GarmentName, Colour>> = {
    labcoat: '#eef0ec',
    suit: '#3a4150',
    uniform: words.includes('astronaut') || words.includes('spacesuit') ? '#e9e6dc' : '#33466b',
    apron: '#5f7480',
  };
  const garmentColour = apart(
    garment?.colour ?? looseColour(words) ?? referenceColours[0] ?? usual[garmentName] ?? seededColour,
    coat,
  );
  const hair = traits.family === 'human' ? hairOf(words, kind, random) : null;
  return {
    kind: 'figure',
    name,
    species: kind,
    coat,
    hair,
    garment: garmentName,
    garmentColour,
    trim: trimFor(garmentColour),
    legs: pick(random, trousers),
    shoes:
      garmentName === 'raincoat'
        ? shift(garmentColour, {lightness: -0.16, chroma: 0.55})
        : pick(random, leather),
    accessories: unique(
      worn.map(({name: accessory, colour}) => ({
        name: accessory,
        colour:
          colour ??
          (accessory === 'crown'
            ? '#d3a548'
            : accessory === 'helmet'
              ? '#d9d5c8'
              : accessory === 'beard'
                ? (hair?.colour ?? '#8a8078')
                : trimFor(garmentColour)),
      })),
    ),
    height: traits.height * (0.97 + random() * 0.06),
    seed: Math.floor(random() * 0xffff),
  };
}

export function speciesOf(words: readonly string[]): SpeciesName | null {
  const found = described(words, speciesTable);
  // `she` and `his` say less than any noun.
  const pronouns = new Set(['she', 'her', 'he', 'his']);
  return (found.find(({word}) => !pronouns.has(word)) ?? found[0])?.name ?? null;
}

/** `a grey fox`, `a panda with white fur`. People's skin is not read from colour words but these. */
function coatColour(words: readonly string[], kind: SpeciesName): Colour | null {
  const traits = speciesNamed(kind);
  if (traits.family === 'human') {
    if (words.includes('pale') || words.includes('fair')) return '#f4d7bd';
    if (words.includes('tanned')) return '#c98f66';
    const dark = words.indexOf('dark');
    return dark >= 0 && (words[dark + 1] ?? '').startsWith('skin') ? '#7d4f36' : null;
  }
  for (const fur of ['fur', 'furred', 'feathers', 'feathered', 'metal']) {
    const at = words.indexOf(fur);
    const colour = at < 0 ? null : colourBefore(words, at);
    if (colour !== null) return colour;
  }
  const at = words.findIndex(
    (word) => traits.words.includes(word) || traits.words.includes(word.replace(/s$/, '')),
  );
  const named = at < 0 ? null : colourBefore(words, at);
  return named ?? (words[at - 1] === 'arctic' ? '#eef0ee' : null);
}

/** A colour that no garment claims: `dressed in green`, `all in black`. */
function looseColour(words: readonly string[]): Colour | null {
  const at = words.findIndex(
    (word, index) => word === 'in' && colourWords[words[index + 1] ?? ''] !== undefined,
  );
  return at < 0 ? null : (colourWords[words[at + 1] ?? ''] ?? null);
}

function hairOf(
  words: readonly string[],
  kind: SpeciesName,
  random: () => number,
): {readonly style: HairStyle; readonly colour: Colour} {
  const longer = kind === 'woman' || kind === 'girl';
  const seeded = pick<HairStyle>(
    random,
    longer ? ['bob', 'bun', 'long', 'ponytail', 'curly'] : ['short', 'short', 'curly'],
  );
  const colour = pick(random, hairColours);
  const at = words.findIndex((word) => /^(hair|haired|curls|bob|bun|ponytail|braid|braids)$/.test(word));
  const old = words.some((word) => /^(old|elderly|grandmother|grandfather|grandma|grandpa)$/.test(word));
  const said = hairStyles.find(
    (style) =>
      words.includes(style) &&
      (style !== 'long' && style !== 'short'
        ? true
        : words[words.indexOf(style) + 1] === 'hair' || at - words.indexOf(style) === 2),
  );
  const before = at < 0 ? null : colourBefore(words, at);
  const single = ['blond', 'blonde', 'ginger', 'auburn', 'brunette'].find((word) => words.includes(word));
  return {
    style: said ?? seeded,
    colour: before ?? (single === undefined ? (old ? '#c9c6c0' : colour) : (colourWords[single] ?? colour)),
  };
}

/** Cloth must stand out from fur. */
function apart(cloth: Colour, coat: Colour): Colour {
  const [lightness, chroma, hue] = oklchOf(cloth);
  const [coatLightness, coatChroma, coatHue] = oklchOf(coat);
  const turn = Math.abs(((hue - coatHue + 540) % 360) - 180);
  const alike =
    Math.abs(lightness - coatLightness) < 0.09 &&
    Math.abs(chroma - coatChroma) < 0.04 &&
    (turn < 25 || chroma < 0.03);
  return alike ? (lightness > 0.55 ? darker(cloth, 0.16) : lighter(cloth, 0.16)) : cloth;
}

function trimFor(cloth: Colour): Colour {
  const [lightness, , hue] = oklchOf(cloth);
  if (lightness > 0.8) return '#6b7a83';
  // Warm cloth takes a cool scarf, cool cloth a warm one.
  return hue > 110 && hue < 320 ? mix('#e0a94a', cloth, 0.08) : mix('#f0e0bd', cloth, 0.12);
}

function unique<T extends {readonly name: string}>(list: readonly T[]): readonly T[] {
  return list.filter(({name}, index) => list.findIndex((other) => other.name === name) === index);
}
