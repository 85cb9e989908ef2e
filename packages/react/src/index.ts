export {
  defineFilm,
  filmElement,
  isFilmDefinition,
  type FilmDefinition,
  type FilmOptions,
} from './define-film.ts';
export {Audio, type AudioProps} from './elements/audio.ts';
export {Brand, BrandContext, useBrand, type BrandProps} from './elements/brand.ts';
export {Caption, type CaptionProps} from './elements/caption.ts';
export {CaptionList, type CaptionListProps} from './elements/caption-list.ts';
export {Character, type CharacterProps} from './elements/character.ts';
export {Continue, type ContinueProps} from './elements/continue.ts';
export {CurrentCue, type CaptionCue} from './elements/current-cue.ts';
export {Edit, type EditProps} from './elements/edit.ts';
export {Film, type FilmProps} from './elements/film.ts';
export {Overlay, type OverlayProps} from './elements/overlay.ts';
export {Prop, type PropProps} from './elements/prop.ts';
export {Scene, type SceneProps} from './elements/scene.ts';
export {Sequence, type SequenceProps} from './elements/sequence.ts';
export {Style, type StyleProps} from './elements/style.ts';
export {Transition, type TransitionProps} from './elements/transition.ts';
export {
  TransitionProgress,
  WithProgress,
  type TransitionComponentProps,
} from './elements/transition-progress.ts';
export {FilmError, filmErrors, type FilmErrorCode} from './film-error.ts';
export {createFilmRoot, type FilmRoot, type FilmRootOptions} from './film-root.ts';
export {character, prop, type IdentityComponent} from './identity.ts';
export {placesOf} from './places-of.ts';
export {renderFilm, type RenderFilmOptions} from './render-film.ts';
export {noteSource, sourceOf, type JsxSource} from './source-places.ts';
