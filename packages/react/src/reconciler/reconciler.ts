import createReconciler from 'react-reconciler';
import {createHostConfig} from './host-config.ts';
import type {FilmReconciler} from './host-types.ts';

/** One for all roots: React's note of the current value of a context has room for one renderer of our sort. */
export const reconciler: FilmReconciler = createReconciler(createHostConfig());
