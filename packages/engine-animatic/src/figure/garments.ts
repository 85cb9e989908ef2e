/** What a body wears, by name, with the words that say so. */
export const garments = {
  raincoat: ['raincoat', 'mackintosh', 'slicker', 'anorak', 'parka', 'poncho', 'oilskin'],
  coat: ['coat', 'overcoat', 'trenchcoat', 'trench', 'robe', 'cloak', 'cape', 'kimono'],
  labcoat: ['labcoat', 'scientist', 'doctor', 'nurse'],
  jacket: ['jacket', 'blazer', 'hoodie', 'bomber', 'vest', 'waistcoat', 'cardigan'],
  suit: ['suit', 'tuxedo', 'businessman', 'detective'],
  dress: ['dress', 'gown', 'skirt', 'bride', 'queen', 'princess', 'witch'],
  sweater: ['sweater', 'jumper', 'pullover', 'shirt', 'tshirt', 'pyjamas', 'pajamas', 'turtleneck', 'blouse'],
  overalls: ['overalls', 'dungarees', 'jumpsuit', 'mechanic', 'farmer', 'engineer', 'boilersuit'],
  uniform: [
    'uniform',
    'captain',
    'conductor',
    'officer',
    'pilot',
    'sailor',
    'soldier',
    'guard',
    'spacesuit',
    'astronaut',
    'armour',
    'armor',
    'knight',
  ],
  apron: ['apron', 'baker', 'chef', 'cook', 'waiter', 'waitress', 'barista'],
} as const satisfies Record<string, readonly string[]>;

export type GarmentName = keyof typeof garments;

/** What goes on top, by name, with the words that say so. */
export const accessories = {
  scarf: ['scarf', 'shawl', 'muffler'],
  hat: ['hat', 'fedora', 'bowler', 'sombrero', 'trilby', 'wizard', 'witch', 'detective'],
  cap: ['cap', 'conductor', 'captain', 'sailor', 'pilot', 'officer', 'chauffeur'],
  beanie: ['beanie', 'woolly', 'toque', 'bobble'],
  glasses: ['glasses', 'spectacles', 'goggles', 'sunglasses', 'monocle'],
  bowtie: ['bowtie', 'bow'],
  helmet: ['helmet', 'astronaut', 'spacesuit', 'diver'],
  headphones: ['headphones', 'headset', 'earmuffs'],
  crown: ['crown', 'king', 'queen', 'prince', 'princess', 'tiara'],
  backpack: ['backpack', 'rucksack', 'satchel', 'knapsack'],
  beard: ['beard', 'bearded', 'grandfather', 'grandpa', 'wizard', 'pirate'],
} as const satisfies Record<string, readonly string[]>;

export type AccessoryName = keyof typeof accessories;
