import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {arbitraryFilm} from './arbitrary-film.fixture.ts';
import type {PlanDraft} from './draft/draft-plan.ts';
import {framesIn} from './frame-rate.ts';
import {gopFrames} from './gop.ts';
import {draft, stepsOf} from './plan-film.fixture.ts';
import {present} from './present.fixture.ts';
import type {ConformedFrames, CutRequest, DraftStepOf, SegmentRequest} from './step.ts';
import type {CubicBezier} from './transition.ts';

/** Films without an error, planned. */
const drafts = arbitraryFilm()
  .map((tree) => draft(tree))
  .filter(({diagnostics}) => diagnostics.every(({severity}) => severity !== 'error'));

test('scenes fill the film: no gap, and no overlap but transitions of exactly their length', () => {
  fc.assert(
    fc.property(drafts, ({survey: {timeline}}) => {
      let end = 0;
      for (const [index, {from, frames, address}] of timeline.scenes.entries()) {
        const before = timeline.scenes[index - 1]?.address;
        const transition = timeline.transitions.find(({incoming}) => incoming === address);
        expect(from).toBe(end - (transition?.frames ?? 0));
        expect([undefined, from]).toContain(transition?.from);
        expect([undefined, before]).toContain(transition?.outgoing);
        end = from + frames;
      }
      expect(timeline.frames).toBe(end);
    }),
  );
});

test('shots fill their scene, clips fill their shot, and a scene is as long as it was written', () => {
  fc.assert(
    fc.property(drafts, ({survey: {scenes, film, timeline}}) => {
      for (const [index, {chain, read}] of scenes.entries()) {
        const laid = present(timeline.scenes[index]);
        expect(chain.frames).toBe(framesIn(sum(read.shots.map(({seconds}) => seconds)), film.frameRate));
        expect(laid.frames).toBe(chain.frames);
        expectToFill(laid.shots, laid.from, laid.frames);
        for (const shot of chain.shots) expectToFill(shot.parts, shot.from, shot.frames);
        for (const {frames} of chain.shots.flatMap(({parts}) => parts)) expect(frames).toBeGreaterThan(0);
      }
    }),
  );
});

test('a clip is asked for at least as long as it is used', () => {
  fc.assert(
    fc.property(drafts, ({survey: {scenes, film}}) => {
      for (const part of scenes.flatMap(({chain}) => chain.shots.flatMap(({parts}) => parts))) {
        // To the nearest frame at both ends.
        expect(part.frames).toBeLessThanOrEqual(framesIn(part.askSeconds, film.frameRate) + 1);
      }
    }),
  );
});

test('every frame of the cut shows what the timeline says, under the overlays that are there', () => {
  fc.assert(
    fc.property(drafts, (drafted) => {
      for (const cut of stepsOf(drafted, 'cut')) {
        const shown = framesOfCut(drafted, cut);
        expect(shown).toHaveLength(drafted.survey.timeline.frames);
        expect(shown).toEqual(framesOfTimeline(drafted, cut.format));
      }
    }),
    {numRuns: 40},
  );
});

test('what is copied starts at the first frame of a group of pictures, what is made lies in one run of picture', () => {
  fc.assert(
    fc.property(drafts, (drafted) => {
      const gop = gopFrames(drafted.survey.film.frameRate);
      const conformed = new Set<string>(stepsOf(drafted, 'conform').map(({key}) => key));
      for (const {request} of stepsOf(drafted, 'cut')) {
        for (const {source, sourceFrom} of request.parts)
          expect(conformed.has(source) ? sourceFrom % gop : sourceFrom).toBe(0);
      }
      for (const {request} of stepsOf(drafted, 'segment')) {
        expect(request.picture.map(({from, frames}) => [from, frames])).toEqual([[0, request.frames]]);
      }
    }),
  );
});

test('ids are unique, needs stand before what needs them, and every key that a request names is one of them', () => {
  fc.assert(
    fc.property(drafts, ({steps}) => {
      const keys = new Map<string, string>();
      const known = new Set<string>(steps.map(({key}) => key));
      for (const step of steps) {
        expect(keys.has(step.id)).toBe(false);
        const needed = step.needs.map((id) => present(keys.get(id)));
        const named = (JSON.stringify(step.request).match(/[0-9a-f]{64}/g) ?? []).filter((hash) =>
          known.has(hash),
        );
        expect(new Set(needed)).toEqual(new Set(named));
        keys.set(step.id, step.key);
      }
    }),
  );
});

test('sounds lie within the film, and fade exactly where scenes overlap', () => {
  fc.assert(
    fc.property(drafts, (drafted) => {
      for (const {request} of stepsOf(drafted, 'soundtrack')) {
        for (const {from, samples, fadeIn, fadeOut} of request.sounds) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from + samples).toBeLessThanOrEqual(request.samples);
          expect(fadeIn + fadeOut).toBeLessThanOrEqual(samples);
        }
        const fades = (side: 'fadeIn' | 'fadeOut'): readonly number[] =>
          request.sounds.map((sound) => sound[side]).filter((length) => length > 0);
        expect(fades('fadeIn')).toEqual(fades('fadeOut'));
        expect(fades('fadeIn')).toHaveLength(drafted.survey.timeline.transitions.length);
      }
    }),
  );
});

function framesOfCut(drafted: PlanDraft, cut: DraftStepOf<'cut'>): readonly string[] {
  const segments = new Map(stepsOf(drafted, 'segment').map((step) => [step.key, step]));
  return cut.request.parts.flatMap((part: CutRequest['parts'][number]) => {
    const segment = segments.get(part.source);
    return Array.from({length: part.frames}, (_, frame) =>
      segment === undefined
        ? pictureText(part, frame)
        : segmentText(segment.request, overlayAddresses(segment), part.sourceFrom + frame),
    );
  });
}

/** Mattes stand before them. */
function overlayAddresses({request, overlayAddresses: drawn}: DraftStepOf<'segment'>): readonly string[] {
  return drawn.slice(drawn.length - request.overlays.length);
}

function segmentText(request: SegmentRequest, addresses: readonly string[], frame: number): string {
  const span = present(request.picture.find(({from, frames}) => frame >= from && frame < from + frames));
  const at = frame - span.from;
  const picture =
    span.kind === 'clip'
      ? pictureText(span, at)
      : `${pictureText(span.outgoing, at)} to ${pictureText(span.incoming, at)}, ${wayText(span, span.easing)}, ${at} of ${span.frames}`;
  const over = request.overlays.flatMap((overlay, index) => {
    const local = frame - overlay.from;
    if (local < 0 || local >= overlay.frames) return [];
    let run = -1;
    for (let seen = 0; seen <= local; run += 1) seen += present(overlay.looks[run + 1]).frames;
    const {look} = present(overlay.looks[run]);
    return [` ${addresses[index]} ${overlay.overlayFrom + local} of ${overlay.overlayFrames} ${look}`];
  });
  return [picture, ...over].join('');
}

/** The same from the timeline alone, frame by frame. */
function framesOfTimeline(
  {survey, steps, inputs}: PlanDraft,
  format: DraftStepOf<'cut'>['format'],
): readonly string[] {
  const {timeline, scenes} = survey;
  const conformed = new Map(
    steps
      .filter((step) => step.kind === 'conform' && step.format === format)
      .map(({address, key}) => [address, key]),
  );
  const looks = new Map(timeline.overlays.map(({address}) => [address, inputs.looks(address, format)]));
  const picture = (scene: number, frame: number): string => {
    const local = frame - present(timeline.scenes[scene]).from;
    const parts = present(scenes[scene]).chain.shots.flatMap((shot) => shot.parts);
    const part = present(parts.find(({from, frames}) => local >= from && local < from + frames));
    return `${present(conformed.get(part.address))} ${local - part.from}`;
  };
  return Array.from({length: timeline.frames}, (_, frame) => {
    const there = timeline.scenes
      .map(({from, frames}, index) => (frame >= from && frame < from + frames ? index : -1))
      .filter((index) => index >= 0);
    const [outgoing = -1, incoming] = there;
    const transition = timeline.transitions.find(({from, frames}) => frame >= from && frame < from + frames);
    const shown =
      incoming === undefined || transition === undefined
        ? picture(outgoing, frame)
        : `${picture(outgoing, frame)} to ${picture(incoming, frame)}, ${wayText(transition.effect, transition.easing)}, ${frame - transition.from} of ${transition.frames}`;
    const over = timeline.overlays
      .filter(({from, frames}) => frame >= from && frame < from + frames)
      .map(({address, from, frames}) => {
        const look = looks.get(address)?.[frame - from];
        return ` ${address} ${frame - from} of ${frames} ${look}`;
      });
    return [shown, ...over].join('');
  });
}

function wayText(effect: {readonly kind: string}, easing: CubicBezier | null | undefined): string {
  const [direction, color] = ['direction', 'color'].map((name): unknown => Reflect.get(effect, name));
  return JSON.stringify([effect.kind, direction, color, easing ?? null]);
}

function pictureText({source, sourceFrom}: ConformedFrames, frame: number): string {
  return `${source} ${sourceFrom + frame}`;
}

function expectToFill(
  spans: readonly {readonly from: number; readonly frames: number}[],
  from: number,
  frames: number,
): void {
  let end = from;
  for (const span of spans) {
    expect(span.from).toBe(end);
    end += span.frames;
  }
  expect(end).toBe(from + frames);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
