import {expect, test} from 'vitest';
import {character, film, scene, proceed} from '../film.fixture.ts';
import type {FileState, PlanningEngine} from '../inputs.ts';
import {codesOf, draft, look, stepsOf} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';

const pictured = character('Mara', {reference: 'mara.png', look: 'a grey fox'});
const written = character('Otto', {look: 'an old heron'});
const tree = film([scene('a', 8, pictured, ' and ', written, ' wait.', proceed(8, pictured, ' leaves.'))]);
const png: FileState = {kind: 'media', digest: look('mara'), media: 'still', durationSeconds: 0};
const files = new Map([['mara.png', png]]);

function engineWith(changes: Partial<PlanningEngine['capabilities']>): PlanningEngine {
  return {...planningEngine, capabilities: {...planningEngine.capabilities, ...changes}};
}

test('where handles are made of pictures, whoever has none is kept by the written look', () => {
  const engine = engineWith({identities: {kind: 'handle', perShot: 1, usd: 0, needsReference: true}});
  const drafted = draft(tree, {engine, files});
  const [mara] = stepsOf(drafted, 'character');
  expect(stepsOf(drafted, 'character').map(({request}) => request.name)).toEqual(['Mara']);
  expect(stepsOf(drafted, 'clip')[0]?.request).toMatchObject({
    prompt: 'Mara and Otto wait.\nOtto: an old heron.',
    identities: [
      {name: 'Mara', key: mara?.key},
      {name: 'Otto', key: null},
    ],
  });
  expect(codesOf(drafted.diagnostics)).toEqual(['identity-by-look']);
});

test('an engine that looks at pictures gets each with its shot, and the looks in words', () => {
  const engine = engineWith({
    identities: {kind: 'reference', perShot: 1},
    continuation: {kind: 'handover', by: 'tail', count: 6},
  });
  const drafted = draft(tree, {engine, files});
  expect(stepsOf(drafted, 'character')).toEqual([]);
  expect(stepsOf(drafted, 'clip')[0]?.request).toMatchObject({
    prompt: 'Mara and Otto wait.\nMara: a grey fox.\nOtto: an old heron.',
    identities: [
      {name: 'Mara', key: null, reference: look('mara')},
      {name: 'Otto', key: null},
    ],
  });
  // A clip that is handed over to is a new one, so whoever is in it is shown again.
  expect(stepsOf(drafted, 'extension')[0]?.request.identities).toEqual([
    {name: 'Mara', key: null, reference: look('mara')},
  ]);
  expect(codesOf(drafted.diagnostics)).toEqual([
    'identity-by-reference',
    'identity-by-look',
    'continued-by-tail',
  ]);
});

test('another picture makes another shot', () => {
  const engine = engineWith({identities: {kind: 'reference', perShot: 1}});
  const other: FileState = {...png, digest: look('another')};
  const keyWith = (file: FileState): string | undefined =>
    stepsOf(draft(tree, {engine, files: new Map([['mara.png', file]])}), 'clip')[0]?.key;
  expect(keyWith(other)).not.toBe(keyWith(png));
});
