import type {ConformRequest, Making} from '@matchcut/plan';

// The engine's words as the plan uses them: this package stands on the plan and knows no engine.

/** Pixels. */
export type Size = ConformRequest['size'];

/** Frames a second as an exact fraction. */
export type FrameRate = ConformRequest['frameRate'];

export type JsonObject = Making['encoder'];
