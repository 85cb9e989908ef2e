import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {arbitraryFilm, mapScenes} from '../arbitrary-film.fixture.ts';
import {caption, captions, film, proceed, scene, sequence, type Child} from '../film.fixture.ts';
import type {FilmTree, NodeOf} from '../film-tree.ts';
import {framesIn} from '../frame-rate.ts';
import {stepKey} from '../key.ts';
import type {NodeProps} from '../node-kinds.ts';
import {draft, stepsOf, survey} from '../plan-film.fixture.ts';
import type {DraftStep} from '../step.ts';
import {drawnOver, type TimelineCaption} from '../timeline.ts';

describe('captions on the timeline', () => {
  test('a caption counts from what it stands in, and lasts to its end', () => {
    const tree = film([
      scene('a', 4),
      scene('b', 8, 'Rain.', proceed(4, 'On.', caption('Later', {from: 1})), caption('Now', {seconds: 2})),
    ]);
    expect(placed(tree)).toEqual([
      ['commute/b/caption-1', 4 * 30, 2 * 30, 'Now'],
      ['commute/b/continue-1/caption-1', 13 * 30, 3 * 30, 'Later'],
    ]);
  });

  test('captions stand in order of time, wherever they are written', () => {
    const tree = film([
      caption('Third', {from: 8, seconds: 1}),
      scene(
        'a',
        8,
        'Rain.',
        caption('Second', {from: 4, seconds: 1}),
        caption('First', {from: 1, seconds: 1}),
      ),
      scene('b', 8),
    ]);
    expect(placed(tree).map(([, , , text]) => text)).toEqual(['First', 'Second', 'Third']);
  });

  test("a file's cues count from the file's beginning, and their keys are their addresses", () => {
    const cue = {...caption('Hello', {from: 1.5, seconds: 1}), key: '1500'};
    const tree = film([scene('a', 4), sequence([scene('b', 8)], 'talk'), captions({from: 4}, cue)]);
    expect(placed(tree)).toEqual([['commute/captions-1/caption-1500', 5.5 * 30, 30, 'Hello']]);
  });

  test('lines are kept, what is around and between words is not', () => {
    const tree = film([scene('a', 8, 'Rain.', caption(' - Is it\tlate? \n\n- It   is. \r\n'))]);
    expect(placed(tree)[0]?.[3]).toBe('- Is it late?\n- It is.');
  });

  test('words keep their time in frames of the caption, and stay within it', () => {
    const words = [
      {text: 'The', from: 0},
      {text: 'rain', from: 0.5},
      {text: 'falls', from: 99},
    ];
    const tree = film([scene('a', 8, 'Rain.', caption('The rain falls', {from: 2, seconds: 1, words}))]);
    expect(survey(tree).timeline.captions[0]?.words.map(({from}) => from)).toEqual([0, 15, 30]);
  });

  test('what only rounding lets overlap is parted; what overlaps is told with both places', () => {
    const cues = (second: number): readonly Child[] => [
      captions(
        {src: 'talk.vtt'},
        caption('One', {from: 0, seconds: 1.04, line: 3}),
        caption('Two', {from: second, seconds: 1, line: 6}),
      ),
    ];
    const parted = survey(film([scene('a', 8, 'Rain.', ...cues(1.02))], {fps: 24}));
    expect(parted.diagnostics).toEqual([]);
    expect(parted.timeline.captions.map(({from, frames}) => [from, frames])).toEqual([
      [0, 24],
      [24, 24],
    ]);
    expect(survey(film([scene('a', 8, 'Rain.', ...cues(0.8))])).diagnostics).toEqual([
      expect.objectContaining({
        code: 'caption-overlap',
        where: 'Film > Scene "a" > Captions 1 > Caption 2',
        message: 'Line 6: "Two" begins before "One" has ended (Film > Scene "a" > Captions 1 > Caption 1).',
      }),
    ]);
  });

  test('two languages are there at once, but only one of them in the picture', () => {
    const both = (content?: string): FilmTree =>
      film([
        scene('a', 8),
        captions({track: 'en'}, caption('Rain', {seconds: 2, content: 'x'})),
        captions({track: 'DE'}, caption('Regen', {seconds: 2, ...(content === undefined ? {} : {content})})),
      ]);
    expect(survey(both()).diagnostics).toEqual([]);
    expect(survey(both()).timeline.captions.map(({text, track}) => [text, track])).toEqual([
      ['Rain', 'en'],
      ['Regen', 'de'],
    ]);
    expect(survey(both('x')).diagnostics).toEqual([
      expect.objectContaining({code: 'caption-overlap', hint: expect.stringContaining('burn={false}')}),
    ]);
  });

  test('what is no language is told once, however many cues there are', () => {
    const cues = [caption('One', {seconds: 1}), caption('Two', {from: 1, seconds: 1})];
    for (const track of ['english', '', 'e', 'en_US'])
      expect(survey(film([scene('a', 8), captions({track}, ...cues)])).diagnostics).toEqual([
        expect.objectContaining({code: 'bad-caption-track', where: 'Film > Captions 1'}),
      ]);
  });

  test('what is wrong in a file is told with its line', () => {
    const file = captions(
      {src: 'talk.srt', problems: [{line: 9, message: 'The cue ends before it starts.'}]},
      caption('Late', {from: 7.5, seconds: 3, line: 2}),
    );
    expect(survey(film([scene('a', 8, 'Rain.', file)])).diagnostics.map(({message}) => message)).toEqual([
      'talk.srt:9: The cue ends before it starts.',
      'talk.srt:2: "Late" is to be there from 7.5 s to 10.5 s, but what it stands in lasts 8 s.',
    ]);
  });

  test('captions lie over the picture where they are drawn, above the overlays', () => {
    const tree = film([
      scene(
        'a',
        8,
        'Rain.',
        caption('Drawn', {from: 1, seconds: 1, content: 'x'}),
        caption('Not', {from: 3}),
      ),
      overlayOverAll(),
    ]);
    expect(drawnOver(survey(tree).timeline).map(({address}) => address)).toEqual([
      'commute/overlay-1',
      'commute/a/caption-1',
    ]);
    const over = stepsOf(draft(tree), 'segment').flatMap(({overlayAddresses}) => overlayAddresses);
    expect(new Set(over)).toEqual(new Set(['commute/overlay-1', 'commute/a/caption-1']));
  });

  test('a track in the cut changes the key of the cut and of nothing else', () => {
    const steps = (track: string | null): readonly DraftStep[] =>
      draft(
        film([scene('a', 8), caption('Hello', {from: 1, seconds: 2, ...(track === null ? {} : {track})})]),
      ).steps;
    const [without, english, spanish] = [steps(null), steps('en'), steps('es-419')];
    const kinds = (one: readonly DraftStep[], other: readonly DraftStep[]): readonly string[] =>
      one.filter(({key}, index) => key !== other[index]?.key).map(({kind}) => kind);
    expect(new Set(kinds(english, without))).toEqual(new Set(['cut']));
    expect(new Set(kinds(english, spanish))).toEqual(new Set(['cut']));
    const cut = spanish.find(({kind}) => kind === 'cut');
    expect(cut?.request).toMatchObject({
      captions: [{language: 'spa', cues: [{from: 30, frames: 60, text: 'Hello'}]}],
    });
    // What is remembered of its members makes the same key as the whole request.
    expect(cut?.key).toBe(stepKey('cut', cut?.request as never));
    expect(without.find(({kind}) => kind === 'cut')?.request).not.toHaveProperty('captions');
  });

  test('captions that are not drawn change no key', () => {
    const keys = (tree: FilmTree): readonly string[] => draft(tree).steps.map(({key}) => key);
    expect(keys(film([scene('a', 8, 'Rain.', caption('Hello', {seconds: 2}))]))).toEqual(
      keys(film([scene('a', 8, 'Rain.')])),
    );
  });
});

/** Films with captions in their scenes, of which some fit. */
const captioned = fc
  .tuple(
    arbitraryFilm(),
    fc.array(fc.record({from: fc.nat(120), length: fc.integer({min: 1, max: 40})}), {maxLength: 6}),
  )
  .map(([tree, cues]) =>
    mapScenes(tree, (node) => ({
      ...node,
      children: [...node.children, ...cues.map(({from, length}) => cue(from / 10, length / 10))],
    })),
  );

test('captions lie within what they stand in, are as long as they were written, and are never there at once', () => {
  fc.assert(
    fc.property(captioned, (tree) => {
      const {timeline, film: surveyed, diagnostics} = survey(tree);
      for (const one of timeline.captions) {
        const host = timeline.scenes.find(({address}) => one.address.startsWith(`${address}/`));
        const {from = 0, seconds = 0} = one.node.props;
        const length = framesIn(from + seconds, surveyed.frameRate) - framesIn(from, surveyed.frameRate);
        expect(host).toBeDefined();
        expect(one.from).toBeGreaterThanOrEqual(host?.from ?? 0);
        expect(one.from + one.frames).toBeLessThanOrEqual((host?.from ?? 0) + (host?.frames ?? 0));
        expect(length - one.frames).toBeGreaterThanOrEqual(0);
        expect(length - one.frames).toBeLessThanOrEqual(1);
      }
      const starts = timeline.captions.map(({from}) => from);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(atOnce(timeline.captions)).toBe(
        diagnostics.filter(({code}) => code === 'caption-overlap').length,
      );
      const told = diagnostics.filter(({code}) => code === 'caption-outside' || code === 'bad-seconds');
      expect(timeline.captions.length + told.length).toBe(count(tree.root));
    }),
  );
});

function atOnce(all: readonly TimelineCaption[]): number {
  return all.filter((one, index) => {
    const before = all[index - 1];
    return before !== undefined && before.from + before.frames > one.from;
  }).length;
}

function count(node: {
  readonly kind: string;
  readonly children?: readonly FilmTree['root']['children'][number][];
}): number {
  const inside = (node.children ?? []).reduce((sum, child) => sum + count(child), 0);
  return inside + (node.kind === 'caption' ? 1 : 0);
}

function cue(from: number, seconds: number): NodeOf<'caption'> {
  const props: NodeProps['caption'] = {from, seconds};
  return caption(`At ${from}`, props);
}

function overlayOverAll(): NodeOf<'overlay'> {
  return {kind: 'overlay', key: null, props: {content: 'over'}, children: []};
}

function placed(tree: FilmTree): readonly (readonly [string, number, number, string])[] {
  const {timeline, diagnostics} = survey(tree);
  expect(diagnostics.filter(({severity}) => severity === 'error')).toEqual([]);
  return timeline.captions.map(({address, from, frames, text}) => [address, from, frames, text] as const);
}
