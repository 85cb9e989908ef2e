import {join} from 'node:path';
import {createCompositor, createOverlayPainter} from '@matchcut/compose';
import type {FoundFilm} from '../loading/load-films.ts';
import {overlayStage, stagedFilm} from '../stage/overlay-stage.ts';
import type {Workshop} from './workshop.ts';
