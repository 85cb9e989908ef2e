import type {JsonObject} from '@matchcut/engine';
import type {Survey} from '@matchcut/plan';
import type {FoundFilm} from '../loading/load-films.ts';
import {openOverlayEye, type OverlayEye, type OverlaysInputs, type SeenOverlays} from './look-at-overlays.ts';

/** Looks at the overlays of one film again and again, with other props each time. */
export type OverlayWatch = Disposable & {
  readonly look: (survey: Survey, props: JsonObject) => Promise<SeenOverlays>;
};

/** With the same eye for as long as the film's code can't have become more. */
export function watchOverlays(film: FoundFilm, inputs: OverlaysInputs): OverlayWatch {
  let eye: OverlayEye | null = null;
  return {
    async look(survey, props) {
      if (eye?.importsLater === true) {
        eye[Symbol.dispose]();
        eye = null;
      }
      eye ??= await openOverlayEye(film, inputs);
      return eye.look(survey, props);
    },
    [Symbol.dispose]: () => eye?.[Symbol.dispose](),
  };
}
