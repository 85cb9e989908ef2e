import {currentDesk} from './current-desk.ts';

/**
 * How long a sound or video of `public/` is: a promise of seconds for React's `use`, the same one each time. So a scene
 * lasts as long as its voice-over, in the plan and in the browser alike.
 *
 * @param path A file in `public/`.
 * @throws The promise rejects where there is no such file, or it has no length.
 * @example
 * ```tsx
 * function Lesson() {
 *   const seconds = use(duration('voice.mp3'));
 *   return (
 *     <Scene id="intro" seconds={seconds + 1}>
 *       A teacher at a blackboard.
 *       <Audio src="voice.mp3" />
 *     </Scene>
 *   );
 * }
 * ```
 */
export function duration(path: string): Promise<number> {
  return currentDesk().duration(path);
}
