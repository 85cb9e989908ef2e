import {expect, test} from 'vitest';
import {diagnosticCatalogue, type DiagnosticCode} from './diagnostic.ts';
import type {FilmTree} from './film-tree.ts';
import {
  branch,
  audio,
  brand,
  caption,
  captions,
  character,
  dissolve,
  edit,
  film,
  mara,
  overlay,
  proceed,
  proceedWith,
  prop,
  scene,
  sceneWith,
  sequence,
  transition,
  type Child,
} from './film.fixture.ts';
import type {FileState, PlanningEngine} from './inputs.ts';
import {codesOf, draft, lockOf, look, pinnedAt, survey, type Planning} from './plan-film.fixture.ts';
import {planningEngine} from './planning-engine.fixture.ts';
import {present} from './present.fixture.ts';

const {capabilities} = planningEngine;

function engineWith(changes: Partial<PlanningEngine['capabilities']>): PlanningEngine {
  return {...planningEngine, capabilities: {...capabilities, ...changes}};
}

function fileWith(path: string, state: FileState): Planning {
  return {files: new Map([[path, state]])};
}

const pinned = pinnedAt(lockOf(draft(film([scene('a', 8)]))), 'commute/a');

const continuation = {...capabilities.continuation, identities: false} as typeof capabilities.continuation;
const prompt = 'Rain.';

/** A film that is told each diagnostic, and nothing else that is an error. */
const films: Record<DiagnosticCode, {readonly tree: FilmTree; readonly planning?: Planning}> = {
  'empty-film': {tree: film([])},
  'bad-fps': {tree: film([scene('a', 8)], {fps: 29.5})},
  'bad-format': {tree: film([scene('a', 8)], {formats: []})},
  'bad-id': {tree: film([scene('a b', 8)])},
  'bad-seconds': {tree: film([scene('a', -1)])},
  'bad-reframe': {tree: film([sceneWith({seconds: 8, focus: {x: 2}})])},
  'bad-speed': {tree: film([sceneWith({seconds: 8, speed: 5})])},
  'bad-take': {tree: film([sceneWith({seconds: 8, take: 0})])},
  'bad-volume': {tree: film([scene('a', 8), audio('a.wav', {volume: -1})])},
  'bad-duck': {tree: film([scene('a', 8), audio('a.wav', {duck: {depth: 61}})])},
  'bad-loudness': {tree: film([scene('a', 8)], {loudness: 0})},
  'bad-name': {tree: film([scene('a', 8, character(' Mara', {look: 'a fox'}))])},
  'duplicate-scene-id': {tree: film([scene('a', 8), scene('a', 8)])},
  'duplicate-shot-id': {
    tree: film([
      scene('a', 8, prompt, proceedWith({id: 'b', seconds: 8}), proceedWith({id: 'b', seconds: 8})),
    ]),
  },
  'conflicting-identity': {
    tree: film([scene('a', 8, mara(), ' waits.'), scene('b', 8, character('Mara', {look: 'a red fox'}))]),
  },
  'empty-prompt': {tree: film([scene('a', 8, ' ')])},
  'prompt-too-long': {tree: film([scene('a', 8, 'x'.repeat(32_001))])},
  'text-after-continue': {tree: film([scene('a', 8, prompt, proceed(8), 'Sun.')])},
  'too-many-identities': {
    tree: film([scene('a', 8, mara(), prop('Hat', 'red'), prop('Umbrella', 'black'))]),
  },
  'identity-not-attached': {
    tree: film([scene('a', 8, prompt, proceed(8, mara(), ' comes.'))]),
    planning: {engine: engineWith({continuation})},
  },
  'reference-fitted': {
    tree: film([sceneWith({seconds: 8, reference: 'a.png'})]),
    planning: fileWith('a.png', {
      kind: 'media',
      digest: look('a'),
      media: 'still',
      durationSeconds: 0,
      size: {width: 640, height: 640},
    }),
  },
  'identity-by-reference': {
    tree: film([scene('a', 8, character('Mara', {reference: 'mara.png'}), ' waits.')]),
    planning: {
      engine: engineWith({identities: {kind: 'reference', perShot: 2}}),
      ...fileWith('mara.png', {kind: 'media', digest: look('mara'), media: 'still', durationSeconds: 0}),
    },
  },
  'continued-by-tail': {
    tree: film([scene('a', 45)]),
    planning: {engine: engineWith({continuation: {kind: 'handover', by: 'tail', count: 6}})},
  },
  'continued-by-last-frame': {
    tree: film([scene('a', 8, prompt, proceed(8, 'Sun.'))]),
    planning: {engine: engineWith({continuation: {kind: 'handover', by: 'last-frame', count: 6}})},
  },
  'identity-by-look': {
    tree: film([scene('a', 8, mara()), scene('b', 8, mara())]),
    planning: {engine: engineWith({identities: {kind: 'look', perShot: 2}})},
  },
  'identity-in-plain-text': {tree: film([scene('a', 8, mara()), scene('b', 8, 'Mara waits.')])},
  'brand-word': {tree: film([brand({never: ['rain']}, scene('a', 8))])},
  'uncovered-text': {
    tree: film([scene('a', 8, prompt, overlay())]),
    planning: {shown: new Map([['commute/a/overlay-1', {text: '雨', uncovered: ['雨'], missing: []}]])},
  },
  'unknown-character': {tree: film([scene('a', 8, character('Mara'))])},
  'missing-file': {
    tree: film([sceneWith({seconds: 8, reference: 'a.png'})]),
    planning: fileWith('a.png', {kind: 'missing'}),
  },
  'bad-reference': {
    tree: film([scene('a', 8, character('Mara', {reference: 'mara.txt'}))]),
    planning: fileWith('mara.txt', {kind: 'not-media', digest: look('')}),
  },
  'file-outside-project': {
    tree: film([scene('a', 8), audio('../a.wav')]),
    planning: fileWith('../a.wav', {kind: 'outside'}),
  },
  'overlay-outside': {tree: film([scene('a', 8, prompt, overlay(6, 3))])},
  'audio-outside': {tree: film([scene('a', 8, prompt, audio('a.wav', {from: 8}))])},
  'audio-too-short': {tree: film([scene('a', 8), audio('a.wav', {trim: {start: 20, end: 10}})])},
  'duck-without-voice': {
    tree: film([scene('a', 8, prompt, audio('a.wav', {duck: true})), scene('b', 8, prompt, audio('b.wav'))]),
  },
  'caption-outside': {tree: film([scene('a', 8, prompt, caption('Hello', {from: 6, seconds: 3}))])},
  'caption-overlap': {
    tree: film([
      scene('a', 8, prompt, caption('One', {from: 1, seconds: 3}), caption('Two', {from: 3, seconds: 2})),
    ]),
  },
  'bad-caption-track': {tree: film([scene('a', 8, prompt, caption('Hello', {track: 'english'}))])},
  'empty-caption': {tree: film([scene('a', 8, prompt, caption(' '))])},
  'bad-caption-file': {
    tree: film([
      scene('a', 8, prompt, captions({problems: [{line: 7, message: 'The cue can not be read.'}]})),
    ]),
  },
  'bad-transition': {tree: film([scene('a', 8), transition({color: 'red'}), scene('b', 8)])},
  'transition-misplaced': {tree: film([scene('a', 8), transition()])},
  'transition-too-long': {tree: film([scene('a', 4), dissolve(5), scene('b', 4)])},
  'unknown-engine': {tree: film([sceneWith({seconds: 8, engine: 'other'})])},
  'unsupported-size': {tree: film([scene('a', 8)], {formats: ['1:1']})},
  'unsupported-seconds': {tree: film([scene('a', 2, prompt, proceed(2))])},
  'unsupported-continuation': {
    tree: film([scene('a', 8, prompt, proceed(8))]),
    planning: {engine: engineWith({continuation: {kind: 'none'}})},
  },
  'unsupported-first-frame': {
    tree: film([sceneWith({seconds: 8, reference: 'a.png'})]),
    planning: {engine: engineWith({firstFrame: false})},
  },
  'chain-too-long': {tree: film([scene('a', 150)])},
  'branch-misplaced': {
    tree: film([scene('a', 8), scene('b', 8, prompt, proceedWith({seconds: 8, from: 'a'}))]),
  },
  'unknown-branch': {tree: film([scene('a', 8), branch('b', 'c', 8)])},
  'branch-from-unseen': {tree: film([scene('a', 6.5, prompt), branch('b', 'a', 4)])},
  'branch-cycle': {tree: film([branch('a', 'a/continue-1', 8)])},
  'unsupported-edit': {
    tree: film([scene('a', 8, prompt, edit('Sun.'))]),
    planning: {engine: engineWith({edit: false})},
  },
  'edit-of-chain': {
    tree: film([scene('a', 40, prompt, edit('Sun.'))]),
    planning: {engine: engineWith({edit: true})},
  },
  'seconds-trimmed': {tree: film([scene('a', 6.5)])},
  'seconds-chained': {tree: film([scene('a', 40)])},
  'boundary-moved': {tree: film([scene('a', 7, prompt, proceed(8))])},
  'unknown-shot': {tree: film([scene('a', 8)]), planning: {replace: new Map([['commute/b', null]])}},
  'pin-ignored': {tree: film([sceneWith({id: 'a', seconds: 8, take: 2}, prompt)]), planning: {lock: pinned}},
  'pin-dropped': {
    tree: film([scene('a', 8)]),
    planning: {lock: pinned, replace: new Map([['commute/a', null]])},
  },
};

const cases = Object.entries(films).map(([code, {tree, planning}]) => ({code, tree, planning}));

test('every diagnostic of the catalogue has a film here', () => {
  expect(Object.keys(films).toSorted()).toEqual(Object.keys(diagnosticCatalogue).toSorted());
});

test.each(cases)('$code is told once, and is the only error', ({code, tree, planning}) => {
  const {diagnostics} = draft(tree, planning);
  expect(diagnostics.filter((each) => each.code === code)).toHaveLength(1);
  expect(codesOf(diagnostics.filter((each) => each.severity === 'error' && each.code !== code))).toEqual([]);
});

test.each(cases)('$code says what happened, what to do, and where', ({code, tree, planning}) => {
  const {diagnostics} = draft(tree, planning);
  const {message, hint, where} = present(diagnostics.find((each) => each.code === code));
  for (const text of [message, hint]) expect(text).toMatch(/^\S.*[.…]$/u);
  expect(where).toMatch(/^Film/u);
});

test('everything that is wrong is told at once', () => {
  const tree = film(
    [
      scene('a b', -1, ' '),
      scene('c', 8, character('Otto'), overlay(9)),
      transition({type: 'wipe', color: 'red'}),
      scene('d', 4),
    ],
    {fps: 29.5, formats: ['1:1']},
  );
  expect(codesOf(survey(tree).diagnostics).toSorted()).toEqual([
    'bad-fps',
    'bad-id',
    'bad-seconds',
    'bad-transition',
    'empty-prompt',
    'overlay-outside',
    'unknown-character',
    'unsupported-size',
  ]);
});

test.each<[name: string, children: readonly Child[], code: DiagnosticCode]>([
  [
    'a length of an opening that there is not',
    [scene('a', 8), sceneWith({seconds: 8}, proceedWith({seconds: 8, from: 'a'}))],
    'branch-misplaced',
  ],
  ['a trim that is no time', [sceneWith({seconds: 8, trim: {start: -1}})], 'bad-seconds'],
  ['a freeze that is no time', [sceneWith({seconds: 8, freeze: -1})], 'bad-seconds'],
  ['a gain below nothing', [sceneWith({seconds: 8, volume: -1})], 'bad-volume'],
  ['an attack that is no time', [scene('a', 8), audio('a.wav', {duck: {attack: -1}})], 'bad-duck'],
  ['a release that takes a minute', [scene('a', 8), audio('a.wav', {duck: {release: 60}})], 'bad-duck'],
  ["a sound's trim that is no time", [scene('a', 8), audio('a.wav', {trim: {end: -1}})], 'bad-seconds'],
  ['a fade that is no time', [scene('a', 8), audio('a.wav', {fadeOut: Number.NaN})], 'bad-seconds'],
  [
    'a caption that starts before its scene',
    [scene('a', 8, prompt, caption('Hello', {from: -1}))],
    'bad-seconds',
  ],
  ['a caption shorter than a frame', [scene('a', 8), caption('Hello', {seconds: 0.001})], 'bad-seconds'],
  ['a caption without a scene', [scene('a', 8), sequence([caption('Hello')])], 'empty-film'],
  ['captions of a file that begins at no time', [scene('a', 8), captions({from: Number.NaN})], 'bad-seconds'],
  ['captions of no file', [scene('a', 8), captions({state: 'missing'})], 'missing-file'],
  ['captions from elsewhere', [scene('a', 8), captions({state: 'outside'})], 'file-outside-project'],
  [
    'a cue after the end',
    [scene('a', 8), captions({}, caption('Hello', {from: 8, seconds: 1}))],
    'caption-outside',
  ],
  [
    'a cue without words',
    [scene('a', 8), captions({}, caption(' ', {from: 1, seconds: 1}))],
    'empty-caption',
  ],
  ['an overlay without a scene', [scene('a', 8), sequence([overlay()])], 'empty-film'],
  ['an overlay shorter than a frame', [scene('a', 8, prompt, overlay(0, 0.001))], 'bad-seconds'],
  ['a dissolve shorter than a frame', [scene('a', 8), dissolve(0.001), scene('b', 8)], 'bad-seconds'],
  ['two looks in one shot', [scene('a', 8, mara(), character('Mara', {look: 'x'}))], 'conflicting-identity'],
  [
    'a name in another one',
    [scene('a', 8, mara()), scene('b', 8, 'Maramures, says Mara.')],
    'identity-in-plain-text',
  ],
])('%s is told, once', (_, children, code) => {
  expect(codesOf(survey(film(children)).diagnostics)).toEqual([code]);
});

test('a name that is part of a mentioned one is not taken for plain text', () => {
  const voss = character('Mara Voss', {look: 'a woman'});
  expect(survey(film([scene('a', 8, mara()), scene('b', 8, voss, ' waits.')])).diagnostics).toEqual([]);
});

test('looks and styles count as prompt', () => {
  const engine = engineWith({identities: {kind: 'look', perShot: 2}, promptLength: 40});
  const tree = film([scene('a', 8, mara(), ' waits on an empty platform.')]);
  expect(codesOf(survey(tree, {engine}).diagnostics)).toContain('prompt-too-long');
  expect(codesOf(survey(tree).diagnostics)).not.toContain('prompt-too-long');
});

const odd = [Number.NaN, -1, Number.POSITIVE_INFINITY, 0, '8', null, {}, [], true, 1e308];

test.each(odd.map((value) => [JSON.stringify(value), value] as const))(
  'props from JavaScript do not stop the survey: %s',
  (_, value) => {
    // What gets past the types and, in a hand-made tree, past the reconciler.
    const wrong = value as never;
    const trees = [
      film([scene('a', wrong, mara(), proceed(wrong, 'x', overlay(wrong, wrong)))]),
      film([sceneWith({id: wrong, seconds: 8, take: wrong, reference: wrong, engine: wrong, trim: wrong})]),
      film([scene('a', 8, character(wrong, {look: wrong, reference: wrong}))]),
      film([
        scene('a', 8),
        transition({type: wrong, seconds: wrong}),
        scene('b', 8),
        dissolve(wrong),
        scene('c', 8),
      ]),
      film([scene('a', 8, overlay(wrong)), audio(wrong, {from: wrong, volume: wrong, duck: wrong})]),
      film([scene('a', 8), audio('a.wav', {trim: wrong, fadeIn: wrong, fadeOut: wrong, loop: wrong})], {
        loudness: wrong,
      }),
      film([{kind: 'style', key: null, props: {prompt: wrong, grade: wrong}, children: [scene('a', 8)]}]),
      film([scene('a', 8)], {title: wrong, fps: wrong, formats: wrong, resolution: wrong}),
      film([scene('a', 8)], {formats: [wrong]}),
    ];
    for (const tree of trees) expect(() => survey(tree)).not.toThrow();
  },
);

test('a film without a title is called by its id', () => {
  const {title: _, ...props} = film([]).root.props;
  const tree = {...film([scene('a', 8)]), root: {...film([scene('a', 8)]).root, props}} as FilmTree;
  expect(survey(tree).film.title).toBe('commute');
});
