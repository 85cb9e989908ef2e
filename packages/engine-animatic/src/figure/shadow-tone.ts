import type {Colour} from '../colour/colour.ts';

/** The cool tone of every shadow on a figure or prop. */
export const shadowTone: Colour = '#2b3350';
