import {anyOf, findFirst} from './find.ts';

export type Time = 'dawn' | 'morning' | 'day' | 'afternoon' | 'sunset' | 'dusk' | 'night';

const table: readonly (readonly [Time, RegExp])[] = [
  ['dawn', anyOf('dawn|sunrise|daybreak|first light|early light')],
  ['morning', anyOf('morning|breakfast|early')],
  ['sunset', anyOf('sunset|golden hour|sundown|magic hour|setting sun|last light')],
  ['dusk', anyOf('dusk|twilight|blue hour|evening|nightfall')],
  [
    'night',
    anyOf(
      'night|midnight|moon|moonlight|moonlit|moonlight|star|starry|nighttime|nocturnal|neon|dark alley|after dark|lantern light',
    ),
  ],
  ['afternoon', anyOf('afternoon|autumn|late light|warm light')],
  ['day', anyOf('day|noon|midday|daylight|sunny|sunlight|sunshine|bright')],
];

/** The hour that a padded prompt speaks of, or `null`. */
export function readTime(text: string): Time | null {
  return findFirst(text, table);
}
