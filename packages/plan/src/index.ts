export type {ArtifactRecord, Footage} from './artifact-record.ts';
export type {
  Brand,
  BrandColors,
  BrandEndCard,
  BrandFont,
  BrandFonts,
  BrandLowerThird,
  SafeArea,
} from './brand.ts';
export {foldLines, type CaptionProblem, type CaptionWord} from './caption.ts';
export {captionsByTrack, cropTracks, type CaptionGroup} from './caption-tracks.ts';
export {canonicalJson} from './canonical-json.ts';
export {
  diagnostic,
  diagnosticCatalogue,
  type Diagnostic,
  type DiagnosticCode,
  type Severity,
} from './diagnostic.ts';
export {draftFileSound} from './draft/draft-file-sound.ts';
export type {ElementNode, FilmTree, NodeOf, TextNode, TreeNode} from './film-tree.ts';
export {formatIds, formatSize, formatSlug, isFormatId, type FormatId, type Resolution} from './format.ts';
export type {
  DraftInputs,
  FileState,
  PlanningEngine,
  PreviousStep,
  SettleInputs,
  ShownContent,
  SurveyInputs,
} from './inputs.ts';
export {digestBytes, parseDigest, parseKey, stepKey, type Digest, type Key} from './key.ts';
export {emptyLock, type Lock, type LockedCharacter, type LockedShot} from './lock.ts';
export {nodeKinds, type IdentityProps, type NodeKind, type NodeProps} from './node-kinds.ts';
export {
  directions,
  easings,
  transitionProgress,
  transitionTypes,
  type CubicBezier,
  type Direction,
  type Easing,
  type TransitionEffect,
  type TransitionType,
} from './transition.ts';
export type {
  Action,
  BatchPlace,
  DroppedStep,
  FieldChange,
  Plan,
  PlannedFilm,
  PlannedFormat,
  Price,
  Reason,
  Step,
  StepOf,
  Totals,
} from './plan.ts';
export {reframes, type Focus, type FocusPoint, type Reframe} from './reframe.ts';
export {scaleSize} from './scale-size.ts';
export {drawnSpans} from './step.ts';
export type {
  Address,
  ConformedFrames,
  ConformRequest,
  CaptionTrack,
  CutPart,
  CutRequest,
  DrawnEffect,
  DraftStep,
  DraftStepOf,
  EngineUse,
  FocusFrame,
  LookRun,
  Making,
  OverlayLayout,
  OverlaySpan,
  PictureSeam,
  PictureSpan,
  SegmentRequest,
  LoudnessTarget,
  SoundDucking,
  SoundLoop,
  SoundSource,
  SoundSpan,
  SoundtrackRequest,
  TransitionSpan,
  StepId,
  StepKind,
  StepRequests,
} from './step.ts';
export type {SurveyedFilm} from './survey/read-film.ts';
export {surveyFilm, type Survey, type SurveyedFile} from './survey/survey.ts';
export {draftPlan, type PlanDraft} from './draft/draft-plan.ts';
export {settlePlan, totalsOf} from './settle/settle-plan.ts';
export {createPlanMemo, type PlanMemo} from './plan-memo.ts';
export {
  framesIn,
  framesPerSecond,
  parseFrameRate,
  samplesBefore,
  secondsOf,
  soundRate,
} from './frame-rate.ts';
export {nearestName} from './nearest-name.ts';
export {nodePath, nodePathPart, type PathNode} from './node-path.ts';
export {planJson, type DiagnosticJson, type PlanJson, type StepJson} from './plan-json.ts';
export {foldPrompt, type PromptPart} from './prompt.ts';
export type {SourcePlace} from './source-place.ts';
export {
  drawnOver,
  isBurnt,
  type FrameSpan,
  type Timeline,
  type TimelineCaption,
  type TimelineMatte,
  type TimelineOverlay,
  type TimelineScene,
  type TimelineShot,
  type TimelineSound,
  type TimelineTransition,
} from './timeline.ts';
export {gopFrames} from './gop.ts';
