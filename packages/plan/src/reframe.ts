export const reframes = ['generate', 'crop'] as const;

/** Clips of its own for a format, or parts of the pictures of the film's first format, which cost nothing. */
export type Reframe = (typeof reframes)[number];

/** A place in a picture, from 0 at the left and the top to 1. @default 0.5 each */
export type FocusPoint = {readonly x?: number; readonly y?: number};

/** One place for the whole scene, or where it is when: `at` are seconds of the scene, and between them it moves. */
export type Focus = FocusPoint | readonly (FocusPoint & {readonly at: number})[];
