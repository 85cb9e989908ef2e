import {ComposeError} from '@matchcut/compose';
import {EngineError} from '@matchcut/engine';
import {MediaError} from '@matchcut/media';
import {FilmError} from '@matchcut/react';
import {RunnerError} from '@matchcut/runner';
import {StoreError} from '@matchcut/store';
// Not from these packages' indexes: with whole servers behind them every command would load those too.
import {StudioError} from '@matchcut/studio/studio-error';
import {ServerError} from '@matchcut/videos-server/server-error';
import {ProjectError} from './project-error.ts';

/** An error that Matchcut's packages throw on purpose: it has a code and says what to do. */
export type OwnError = Error & {readonly code: string; readonly hint: string; readonly where?: string};

export function isOwnError(error: unknown): error is OwnError {
  return [
    ProjectError,
    FilmError,
    EngineError,
    MediaError,
    StoreError,
    ComposeError,
    RunnerError,
    ServerError,
    StudioError,
  ].some((kind) => kind.is(error));
}
