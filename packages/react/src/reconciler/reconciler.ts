import createReconciler from 'react-reconciler';
import {createHostConfig} from './host-config.ts';
import type {FilmReconciler} from './host-types.ts';

/** One for all roots: React's note of which context values are current allows only one secondary renderer. */
export const reconciler: FilmReconciler = createReconciler(createHostConfig());
