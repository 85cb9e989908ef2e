import {anyOf} from './find.ts';

export const framings = [
  'extreme-wide',
  'wide',
  'full',
  'medium',
  'close-up',
  'two-shot',
  'over-the-shoulder',
] as const;

export type Framing = (typeof framings)[number];
export type Angle = 'low' | 'high' | 'level';

const table: readonly (readonly [Framing, RegExp])[] = [
  [
    'over-the-shoulder',
    anyOf('over the shoulder|over her shoulder|over his shoulder|over their shoulder|ots'),
  ],
  ['two-shot', anyOf('two shot|twoshot|both in frame')],
  [
    'close-up',
    anyOf(
      'close up|closeup|extreme close up|close on|tight on|portrait shot|macro|detail of|face fills|her face|his face',
    ),
  ],
  ['medium', anyOf('medium shot|medium|mid shot|waist up|medium close up|cowboy shot|half length')],
  [
    'extreme-wide',
    anyOf(
      'extreme wide|very wide|tiny figure|aerial|drone|bird s eye|panorama|vast|establishing shot|establishing',
    ),
  ],
  ['wide', anyOf('wide shot|wide angle|wide|long shot|full view|master shot')],
];

/** The framing that a padded prompt asks for, or `null`. */
export function readFraming(text: string): Framing | null {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The angle that a padded prompt asks for, or `null`. */
export function readAngle(text: string): Angle | null {
  if (anyOf('low angle|from below|looking up at|worm s eye|hero shot').test(text)) return 'low';
  if (anyOf('high angle|from above|bird s eye|overhead|top down|looking down on').test(text)) return 'high';
  return anyOf('eye level|level angle').test(text) ? 'level' : null;
}
