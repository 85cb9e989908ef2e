import type {Colour} from '../colour/colour.ts';

/** What a head is built on. */
export type Family = 'human' | 'animal' | 'bird' | 'robot';

export type AnimalTraits = {
  readonly ears: 'pointed' | 'round' | 'floppy' | 'long' | 'none';
  readonly muzzle: 'long' | 'short' | 'round';
  readonly tail: 'bushy' | 'thin' | 'stub' | 'none';
  /** Pale cheeks and chin. */
  readonly mask: boolean;
  readonly whiskers: boolean;
  readonly mane: boolean;
  readonly patches: boolean;
};

export type Species = {
  readonly family: Family;
  readonly words: readonly string[];
  readonly coats: readonly [Colour, ...Colour[]];
  /** Against a grown human. */
  readonly height: number;
  /** Head size against a grown human's. */
  readonly head: number;
  readonly traits?: AnimalTraits;
};

const skin: readonly [Colour, ...Colour[]] = [
  '#f0c9a5',
  '#e3b088',
  '#c98f66',
  '#a56d48',
  '#7d4f36',
  '#f4d7bd',
];

const animal = (traits: Partial<AnimalTraits>): AnimalTraits => ({
  ears: 'pointed',
  muzzle: 'short',
  tail: 'thin',
  mask: false,
  whiskers: false,
  mane: false,
  patches: false,
  ...traits,
});

/** Every kind of figure that the painter knows, by name. */
export const species = {
  woman: {
    family: 'human',
    height: 0.97,
    head: 1,
    coats: skin,
    words: [
      'woman',
      'women',
      'lady',
      'mother',
      'mum',
      'mom',
      'grandmother',
      'grandma',
      'sister',
      'aunt',
      'queen',
      'actress',
      'waitress',
      'bride',
      'wife',
      'widow',
      'she',
      'her',
    ],
  },
  man: {
    family: 'human',
    height: 1.02,
    head: 1,
    coats: skin,
    words: [
      'man',
      'men',
      'gentleman',
      'father',
      'dad',
      'grandfather',
      'grandpa',
      'brother',
      'uncle',
      'king',
      'actor',
      'waiter',
      'groom',
      'husband',
      'guy',
      'he',
      'his',
    ],
  },
  girl: {
    family: 'human',
    height: 0.72,
    head: 1.18,
    coats: skin,
    words: ['girl', 'girls', 'daughter', 'niece', 'princess', 'schoolgirl'],
  },
  boy: {
    family: 'human',
    height: 0.72,
    head: 1.18,
    coats: skin,
    words: [
      'boy',
      'boys',
      'son',
      'nephew',
      'prince',
      'schoolboy',
      'child',
      'children',
      'kid',
      'kids',
      'toddler',
    ],
  },
  person: {
    family: 'human',
    height: 1,
    head: 1,
    coats: skin,
    words: [
      'person',
      'people',
      'human',
      'stranger',
      'traveller',
      'traveler',
      'passenger',
      'commuter',
      'detective',
      'doctor',
      'nurse',
      'scientist',
      'engineer',
      'teacher',
      'student',
      'pilot',
      'sailor',
      'captain',
      'soldier',
      'baker',
      'chef',
      'cook',
      'farmer',
      'astronaut',
      'artist',
      'musician',
      'dancer',
      'driver',
      'conductor',
      'officer',
      'guard',
      'clerk',
      'wizard',
      'witch',
      'knight',
      'pirate',
      'developer',
      'programmer',
      'writer',
      'customer',
      'barista',
      'figure',
    ],
  },
  robot: {
    family: 'robot',
    height: 0.95,
    head: 1.12,
    coats: ['#a9b6bd', '#9fb3a8', '#c9b79a', '#8fa5b5'],
    words: ['robot', 'robots', 'android', 'droid', 'machine', 'automaton', 'cyborg', 'bot'],
  },
  fox: {
    family: 'animal',
    height: 0.9,
    head: 1.14,
    coats: ['#d2763a', '#c96b35'],
    words: ['fox', 'foxes', 'vixen'],
    traits: animal({muzzle: 'long', tail: 'bushy', mask: true}),
  },
  wolf: {
    family: 'animal',
    height: 0.98,
    head: 1.14,
    coats: ['#7f868d', '#6d7379'],
    words: ['wolf', 'wolves', 'husky', 'coyote', 'jackal'],
    traits: animal({muzzle: 'long', tail: 'bushy', mask: true}),
  },
  cat: {
    family: 'animal',
    height: 0.78,
    head: 1.2,
    coats: ['#8b8f94', '#d08a4a', '#3f4148', '#e6d8c0'],
    words: ['cat', 'cats', 'kitten', 'tabby', 'lynx', 'panther'],
    traits: animal({whiskers: true, mask: true}),
  },
  dog: {
    family: 'animal',
    height: 0.84,
    head: 1.16,
    coats: ['#a9764a', '#d9b98a', '#5a4a42', '#e8dcc6'],
    words: ['dog', 'dogs', 'puppy', 'hound', 'terrier', 'labrador', 'spaniel', 'poodle'],
    traits: animal({ears: 'floppy', muzzle: 'round', mask: false}),
  },
  bear: {
    family: 'animal',
    height: 1.05,
    head: 1.16,
    coats: ['#7b5840', '#6a4a37', '#8a6848'],
    words: ['bear', 'bears', 'grizzly'],
    traits: animal({ears: 'round', muzzle: 'round', tail: 'stub'}),
  },
  panda: {
    family: 'animal',
    height: 0.98,
    head: 1.18,
    coats: ['#f0ece2'],
    words: ['panda'],
    traits: animal({ears: 'round', muzzle: 'round', tail: 'stub', patches: true}),
  },
  rabbit: {
    family: 'animal',
    height: 0.8,
    head: 1.14,
    coats: ['#d9cbb6', '#b59a82', '#eee8dc'],
    words: ['rabbit', 'bunny', 'hare'],
    traits: animal({ears: 'long', muzzle: 'short', tail: 'stub', whiskers: true, mask: true}),
  },
  mouse: {
    family: 'animal',
    height: 0.6,
    head: 1.3,
    coats: ['#9d9690', '#b8a894'],
    words: ['mouse', 'mice', 'rat', 'hamster'],
    traits: animal({ears: 'round', muzzle: 'long', tail: 'thin', whiskers: true}),
  },
  lion: {
    family: 'animal',
    height: 1.04,
    head: 1.14,
    coats: ['#d0a05a'],
    words: ['lion', 'lioness'],
    traits: animal({ears: 'round', muzzle: 'round', mane: true, whiskers: true}),
  },
  tiger: {
    family: 'animal',
    height: 1.02,
    head: 1.16,
    coats: ['#dd8b3a'],
    words: ['tiger'],
    traits: animal({ears: 'round', muzzle: 'round', whiskers: true, mask: true}),
  },
  badger: {
    family: 'animal',
    height: 0.8,
    head: 1.16,
    coats: ['#6d7075'],
    words: ['badger', 'raccoon', 'otter', 'beaver', 'hedgehog', 'squirrel', 'mole', 'weasel'],
    traits: animal({ears: 'round', muzzle: 'long', tail: 'bushy', mask: true}),
  },
  deer: {
    family: 'animal',
    height: 1,
    head: 1.08,
    coats: ['#a9764e'],
    words: ['deer', 'stag', 'doe', 'goat', 'horse', 'donkey', 'llama', 'cow'],
    traits: animal({ears: 'floppy', muzzle: 'long', tail: 'stub'}),
  },
  bird: {
    family: 'bird',
    height: 0.72,
    head: 1.2,
    coats: ['#4f7f9f', '#b5574a', '#d5a94b', '#5f8f6a'],
    words: [
      'bird',
      'birds',
      'crow',
      'raven',
      'sparrow',
      'robin',
      'parrot',
      'seagull',
      'gull',
      'pigeon',
      'duck',
      'goose',
      'owl',
      'penguin',
      'heron',
      'stork',
      'chicken',
      'hen',
      'rooster',
    ],
  },
} as const satisfies Record<string, Species>;

export type SpeciesName = keyof typeof species;

export function speciesNamed(name: SpeciesName): Species {
  return species[name];
}
