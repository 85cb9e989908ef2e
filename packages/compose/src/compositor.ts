import type {Media, ProgressOptions} from '@matchcut/media';
import {drawnSpans, type SegmentRequest, type SoundSource, type StepOf} from '@matchcut/plan';
import {composeConform} from './conform/compose-conform.ts';
import {composedVerifier, type ComposedVerifier} from './composed/verify-composed.ts';
import type {ComposeInput} from './compose-input.ts';
import {composeCut} from './compose-cut.ts';
import {ComposeError} from './compose-error.ts';
import {isOwnMaking} from './making.ts';
import type {OverlayPainter} from './overlay/create-overlay-painter.ts';
import {composeSegment, layoutOf} from './segment/compose-segment.ts';
import {createLookShelf, type LookAtScale} from './segment/look-shelf.ts';
import {composeSoundtrack} from './soundtrack/compose-soundtrack.ts';
import {createClipVerifier, type ClipVerifier} from './verify-clip.ts';

export type ComposeStep = StepOf<'conform'> | StepOf<'segment'> | StepOf<'soundtrack'> | StepOf<'cut'>;

/**
 * Carries out the steps that make the cut out of clips. Every method throws a `ComposeError` or the `MediaError`
 * of the job that failed, and leaves no partial file behind.
 */
export interface Compositor extends ClipVerifier, ComposedVerifier {
  /** Writes the result of a step to `to`. `inputs` has every artifact and file that its request names, by key or digest. */
  compose(
    step: ComposeStep,
    inputs: ReadonlyMap<string, ComposeInput>,
    to: string,
    options?: ProgressOptions,
  ): Promise<void>;

  /**
   * Before there is a plan: starts the browser where code has changed, since then something will have to be drawn.
   * Resolves once that goes on by itself.
   */
  anticipate(): Promise<void>;

  /** Told of the steps that will be composed, it starts what takes long to start: the browser, where it is needed. */
  prepare(steps: readonly ComposeStep[]): Promise<void>;

  /** Ends the painter; the media workers stay their owner's. */
  close(): Promise<void>;
}

export type CompositorOptions = {
  readonly media: Media;
  readonly painter: OverlayPainter;
  /** A folder for pictures of overlays, which are kept for later runs. */
  readonly pictures: string;
  /** A folder for files that are gone after `close`. */
  readonly scratch: string;
};

export function createCompositor({media, painter, pictures, scratch}: CompositorOptions): Compositor {
  const shelf = createLookShelf(painter, pictures);
  return {
    ...createClipVerifier(media),
    ...composedVerifier,
    async compose(step, inputs, to, options = {}) {
      requireOwnMaking(step);
      const inputOf = (name: string): ComposeInput => {
        const input = inputs.get(name);
        if (input !== undefined) return input;
        throw new ComposeError('input-missing', `${step.id} needs ${name}, which was not given to it.`);
      };
      const pathOf = (name: string): string => inputOf(name).path;
      switch (step.kind) {
        case 'conform':
          return composeConform(media, step.request, inputOf(step.request.source), pathOf, to, options);
        case 'segment':
          return composeSegment({media, shelf, scratch}, step, pathOf, to, options);
        case 'soundtrack':
          return composeSoundtrack(
            {media, scratch},
            step.request,
            (source) => inputOf(nameOf(source)),
            to,
            options,
          );
        case 'cut':
          return composeCut(media, step.request, pathOf, to, options);
      }
    },
    async anticipate() {
      if (await painter.hasNewCode()) await painter.warmUp();
    },
    async prepare(steps) {
      const looks = steps.flatMap((step) => (step.kind === 'segment' ? looksOf(step.request) : []));
      if (await shelf.lacks(looks)) await painter.warmUp();
    },
    async close() {
      await painter.close();
      await shelf.tidy();
    },
  };
}

function looksOf(request: SegmentRequest): readonly LookAtScale[] {
  const {scale} = layoutOf(request);
  return drawnSpans(request).flatMap(({looks}) => looks.map(({look}) => ({look, scale})));
}

function nameOf(source: SoundSource): string {
  return source.kind === 'clip' ? source.key : source.digest;
}

/** A step carries its encoder settings; other than those that this version has, it would make wrong. */
function requireOwnMaking({id, kind, request}: ComposeStep): void {
  if (isOwnMaking(kind, request)) return;
  throw new ComposeError(
    'other-version',
    `${id} was planned as ${request.semantics} with settings that this version of Matchcut does not have.`,
  );
}
