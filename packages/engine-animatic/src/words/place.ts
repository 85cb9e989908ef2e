import {anyOf} from './find.ts';

export const places = [
  'platform',
  'carriage',
  'window',
  'street',
  'forest',
  'sea',
  'office',
  'kitchen',
  'room',
  'cafe',
  'mountains',
  'desert',
  'rooftop',
  'field',
  'space',
  'bridge',
] as const;

export type Place = (typeof places)[number];

/** More telling words stand higher: a train seen from a kitchen is still a kitchen. */
const table: readonly (readonly [Place, RegExp])[] = [
  [
    'platform',
    anyOf('platform|train station|railway station|station|terminus|train arrive|train pulls in|aboard'),
  ],
  [
    'carriage',
    anyOf(
      'carriage|train compartment|compartment|on the train|inside the train|in the train|train window|train seat|bus window|on a train|in a train',
    ),
  ],
  ['kitchen', anyOf('kitchen|stove|oven|kettle|cooking|cooks|bakes|baking|breakfast table')],
  ['cafe', anyOf('cafe|coffee shop|coffeehouse|bar|restaurant|diner|pub|bistro|bakery|shop')],
  [
    'office',
    anyOf(
      'office|desk|lab|laboratory|workshop|studio|library|classroom|school|computer|laptop|study|archive|server',
    ),
  ],
  ['window', anyOf('window|windowsill|window seat|pane')],
  [
    'room',
    anyOf(
      'bedroom|living room|room|sofa|couch|armchair|bed|home|house interior|attic|apartment|flat|hotel|corridor|hallway|lamp|fireplace|piano',
    ),
  ],
  ['rooftop', anyOf('rooftop|roof|balcony|terrace')],
  ['bridge', anyOf('bridge|river|canal|quay|embankment|pier over')],
  [
    'sea',
    anyOf(
      'sea|ocean|beach|shore|coast|harbour|harbor|the waves|sailing|boat|ship|lighthouse|pier|seaside|tide|island',
    ),
  ],
  ['forest', anyOf('forest|wood|woods|woodland|tree|trees|jungle|grove|clearing')],
  ['mountains', anyOf('mountain|mountains|peak|summit|cliff|valley|alps|ridge|glacier|hike|hiking|trail')],
  ['desert', anyOf('desert|dune|dunes|canyon|sahara|oasis|mars')],
  ['space', anyOf('space|spaceship|spacecraft|planet|orbit|galaxy|moon surface|cockpit|asteroid|the moon')],
  [
    'street',
    anyOf(
      'street|city|town|alley|road|avenue|pavement|sidewalk|crossing|traffic|market|downtown|neon|tram|corner|square|bus stop|crosswalk|car|taxi|village|lane',
    ),
  ],
  [
    'field',
    anyOf(
      'field|meadow|park|garden|playground|hill|hills|farm|countryside|grass|prairie|path|plain|vineyard',
    ),
  ],
];

const looksOut =
  / (?:watch|watche|look|stare|gaze|listen)(?:s|es|ing|d|ed)?(?: out| at| into| through| to)*(?: the)?(?: \w+)? (?:rain|snow|storm|landscape|world go by|city go by) /;

/** The place that a padded prompt speaks of, or `null`. Who watches the rain stands behind a window. */
export function readPlace(text: string): Place | null {
  for (const [place, pattern] of table) if (pattern.test(text)) return place;
  if (looksOut.test(text)) return 'window';
  return anyOf('train|railway|track|locomotive').test(text) ? 'platform' : null;
}

/** `in Lisbon`, `at Rossio`: a proper name for the signs of the place. */
export function readSign(prompt: string, others: readonly string[]): string | null {
  const found =
    /\b(?:in|at|of|to|from|near)\s+((?:São |San |St\. |New |Los |Rio |Old )?\p{Lu}[\p{L}'’-]{2,15})/u.exec(
      prompt,
    )?.[1];
  return found === undefined || others.some((name) => name.toLowerCase() === found.toLowerCase())
    ? null
    : found;
}
