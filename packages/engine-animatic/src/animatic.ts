import {createHash} from 'node:crypto';
import {
  checkRequest,
  EngineError,
  type CharacterHandle,
  type Engine,
  type EngineInputs,
  type EngineRequest,
  type JsonObject,
} from '@matchcut/engine';
import {MediaError} from '@matchcut/media';
import {capabilities} from './capabilities.ts';
import {checkChain} from './check-chain.ts';
import type {ClipOrder} from './clip-order.ts';
import {openClipStudio, type StudioOptions} from './clip-studio.ts';
import {designFigure, type FigureDesign} from './figure/figure-design.ts';
import {checkOpening, makeJob, stateOf} from './job-state.ts';
import type {PanelNote} from './panel.ts';
import {designProp, type PropDesign} from './prop/prop-design.ts';

export type AnimaticOptions = StudioOptions;

/** The rate of clips for which none is asked. */
const usualRate = {numerator: 30, denominator: 1};

/**
 * The embedded engine: paints storyboard clips, deterministic, free and offline.
 *
 * A job is done when it is submitted; `fetch` does the painting, so that a run which is killed between the two
 * has lost nothing.
 */
export function animatic(options: AnimaticOptions = {}): Engine {
  const studio = openClipStudio(options);
  return {
    id: 'animatic',
    model: 'storyboard',
    semantics: 'animatic/1',
    options: {},
    capabilities,
    billing: 'free',
    quote: () => ({usd: 0}),
    submit: async (request, inputs, {signal} = {}) => {
      signal?.throwIfAborted();
      checkRequest(request, capabilities);
      const note =
        inputs.source === null
          ? null
          : await reading(
              inputs.source.path,
              'clip',
              () => studio.readNote(inputs.source?.path ?? '', signal ? {signal} : {}),
              signal,
            );
      if (inputs.firstFrame !== null)
        await reading(
          inputs.firstFrame.path,
          'image',
          () => studio.readColours(inputs.firstFrame?.path ?? '', signal ? {signal} : {}),
          signal,
        );
      return makeJob(orderOf(request, inputs, note));
    },
    status: async (job) => {
      stateOf(job);
      return {kind: 'completed'};
    },
    fetch: async (job, to, {signal, onProgress} = {}) => {
      signal?.throwIfAborted();
      const state = stateOf(job);
      await checkOpening(job, state);
      try {
        await studio.paintClip(state.order, to, {...(signal && {signal}), ...(onProgress && {onProgress})});
      } catch (error) {
        signal?.throwIfAborted();
        throw MediaError.is(error)
          ? new EngineError('engine-job-failed', error.message, {cause: error, hint: error.hint})
          : error;
      }
    },
    createCharacter: async ({role, name, look}, reference, {signal} = {}): Promise<CharacterHandle> => {
      signal?.throwIfAborted();
      const colours =
        reference === null
          ? []
          : await reading(
              reference.path,
              'picture or clip',
              () => studio.readColours(reference.path, signal ? {signal} : {}),
              signal,
            );
      const design: FigureDesign | PropDesign =
        role === 'prop' ? designProp(name, look, colours) : designFigure(name, look, colours);
      const json = JSON.stringify(design);
      const state: JsonObject = JSON.parse(json);
      return {
        engine: 'animatic',
        name,
        id: createHash('sha256').update(json).digest('hex').slice(0, 24),
        state,
      };
    },
    close: () => studio.close(),
  };
}

async function reading<Result>(
  path: string,
  what: string,
  read: () => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    signal?.throwIfAborted();
    throw MediaError.is(error)
      ? new EngineError('engine-bad-input', `${path} is no ${what} that can be read. ${error.message}`, {
          cause: error,
        })
      : error;
  }
}

function orderOf(request: EngineRequest, inputs: EngineInputs, note: PanelNote | null): ClipOrder {
  const frameRate = request.frameRate ?? usualRate;
  const common = {take: request.take, size: request.size, seconds: request.seconds, frameRate};
  switch (request.kind) {
    case 'create':
      return {
        ...common,
        prompt: request.prompt,
        edit: null,
        identities: designsOf(inputs.identities),
        start: null,
        opening: inputs.firstFrame === null ? null : {kind: 'image', path: inputs.firstFrame.path},
      };
    case 'extend': {
      const source = sourceOf(inputs);
      checkChain(note, request.seconds);
      return {
        ...common,
        prompt: request.prompt,
        edit: null,
        identities: designsOf(inputs.identities),
        start: note?.end ?? null,
        opening: {kind: 'last-frame', path: source.path},
      };
    }
    case 'edit': {
      const source = sourceOf(inputs);
      const known = note !== null;
      return {
        ...common,
        prompt: note?.prompt ?? request.prompt,
        edit: known ? request.prompt : null,
        identities: note?.end.figures.filter(({cast}) => cast).map(({design}) => design) ?? [],
        start: note?.start ?? null,
        // Of another engine's clip nothing is known but its pictures.
        opening: known && note.start === null ? null : {kind: 'last-frame', path: source.path},
      };
    }
    default:
      return request satisfies never;
  }
}

function sourceOf({source}: EngineInputs): {readonly path: string} {
  if (source === null)
    throw new EngineError('engine-bad-input', 'The clip that the shot starts from was not given.');
  return source;
}

function designsOf(handles: readonly CharacterHandle[]): readonly (FigureDesign | PropDesign)[] {
  return handles.map((handle) => {
    if (handle.engine !== 'animatic' || !isDesign(handle.state)) {
      throw new EngineError(
        'engine-bad-input',
        `The handle of ${handle.name} is not one of the animatic engine.`,
      );
    }
    return handle.state;
  });
}

function isDesign(value: unknown): value is FigureDesign | PropDesign {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'figure' || value.kind === 'prop')
  );
}
