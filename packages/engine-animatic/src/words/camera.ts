import {anyOf} from './find.ts';

export const moves = [
  'push-in',
  'pull-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'tracking',
  'static',
  'drift',
] as const;

/** How the camera moves; `drift` is the breath of a shot that names no move. */
export type Move = (typeof moves)[number];

export type CameraWords = {
  readonly move: Move;
  readonly speed: 'slow' | 'even' | 'fast';
};

const table: readonly (readonly [Move, RegExp])[] = [
  [
    'push-in',
    anyOf(
      'push in|pushes in|pushing in|dolly in|dollies in|zoom in|zooms in|push|move in|moves in|closing in|crash zoom',
    ),
  ],
  [
    'pull-out',
    anyOf('pull out|pulls out|pull back|pulls back|dolly out|zoom out|zooms out|dolly back|reveal|pullback'),
  ],
  ['tilt-up', anyOf('tilt up|tilts up|crane up|cranes up|tilting up|rises up|boom up|pan up|pans up')],
  [
    'tilt-down',
    anyOf('tilt down|tilts down|crane down|cranes down|tilting down|boom down|pan down|pans down'),
  ],
  [
    'pan-left',
    anyOf('pan left|pans left|panning left|pan to the left|pans to the left|whip left|slow pan left'),
  ],
  [
    'pan-right',
    anyOf('pan right|pans right|panning right|pan to the right|pans to the right|pan|pans|panning'),
  ],
  [
    'tracking',
    anyOf(
      'tracking|track|tracks|follow|following|dolly|steadicam|travelling|handheld follow|camera follows|trucking',
    ),
  ],
  ['static', anyOf('static|locked|locked off|tripod|still camera|fixed camera|no camera move|camera holds')],
];

/** The camera move that a padded prompt asks for. Railway tracks are not a tracking shot. */
export function readCamera(text: string): CameraWords | null {
  const cleaned = text
    .replaceAll(/ (?:train|railway|the|on|empty|tram) tracks? /g, ' ')
    .replaceAll(/ (?:frying|sauce) pans? /g, ' ');
  const move = table.find(([, pattern]) => pattern.test(cleaned))?.[0];
  if (move === undefined) return null;
  const fast = anyOf('fast|quick|rapid|whip|crash|sudden|swift').test(cleaned);
  const slow = anyOf('slow|slowly|gentle|gently|creeping|subtle').test(cleaned);
  return {move, speed: fast ? 'fast' : slow ? 'slow' : 'even'};
}
