import {DefaultEventPriority, NoEventPriority} from 'react-reconciler/constants.js';
import type {FilmHostConfig} from './host-types.ts';

/** React's note of how urgent the update is that it is in. There are no events here to say otherwise. */
export function createUpdatePriority(): Pick<
  FilmHostConfig,
  'setCurrentUpdatePriority' | 'getCurrentUpdatePriority' | 'resolveUpdatePriority'
> {
  let current = NoEventPriority;
  return {
    setCurrentUpdatePriority(priority) {
      current = priority;
    },
    getCurrentUpdatePriority: () => current,
    resolveUpdatePriority: () => (current === NoEventPriority ? DefaultEventPriority : current),
  };
}
