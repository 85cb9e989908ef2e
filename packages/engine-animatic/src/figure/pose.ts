/** What a hand does. */
export type ArmPose = 'down' | 'raised' | 'front' | 'wave' | 'pocket' | 'carry' | 'chin' | 'reach';

export type Pose = {
  /** Towards us (three quarters) or away from us. */
  readonly view: 'front' | 'back';
  /** Place in the walking cycle, 0 to 1; null stands. */
  readonly stride: number | null;
  readonly seated: boolean;
  /** The arm on the side it faces, and the other one. */
  readonly near: ArmPose;
  readonly far: ArmPose;
  readonly eyes: 'open' | 'closed' | 'wide';
  readonly mood: 'calm' | 'happy' | 'sad' | 'angry' | 'surprised';
  /** Up is positive, in turns of the head. */
  readonly gaze: number;
};

export const standing: Pose = {
  view: 'front',
  stride: null,
  seated: false,
  near: 'down',
  far: 'down',
  eyes: 'open',
  mood: 'calm',
  gaze: 0,
};
