import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {arbitraryFilm} from '../arbitrary-film.fixture.ts';
import type {ArtifactRecord} from '../artifact-record.ts';
import type {PlanDraft} from '../draft/draft-plan.ts';
import type {Key} from '../key.ts';
import {draft, look, recordsOf, settle} from '../plan-film.fixture.ts';
import type {Plan} from '../plan.ts';
import {present} from '../present.fixture.ts';
import type {DraftStep} from '../step.ts';

type Records = ReadonlyMap<Key, ArtifactRecord>;

/** A film, and a store in which some artifacts are lost or have become other files. */
function disorders(mostLost: number, mostOthers: number) {
  const share = (max: number) => fc.double({min: 0, max, noNaN: true});
  return fc
    .tuple(arbitraryFilm(), share(mostLost), share(mostOthers), fc.nat())
    .map(([tree, lost, others, seed]) => {
      const drafted = draft(tree);
      const chance = (key: Key, what: string): number =>
        Number.parseInt(look(`${seed} ${what} ${key}`).slice(0, 8), 16) / 0x1_0000_0000;
      const whole = [...carryOut(drafted, settle(drafted), new Map())];
      const records: Records = new Map(
        whole
          .filter(([key]) => chance(key, 'lost') >= lost)
          .map(([key, {digest, ...record}]) => {
            const isOther = chance(key, 'other') < others;
            return [key, {...record, digest: isOther ? look(`other ${key}`) : digest}];
          }),
      );
      return {drafted, records};
    });
}

const losses = disorders(1, 0);
const changes = disorders(0, 0.3);

test('carrying a plan out finds everything that it needs, and leaves a cut of what is in the store', () => {
  fc.assert(
    fc.property(fc.oneof(losses, changes), ({drafted, records}) => {
      const after = carryOut(drafted, settle(drafted, {records}), records);
      const cuts = drafted.steps.filter(({kind}) => kind === 'cut');
      expect(cuts.flatMap((cut) => outdated(cut, drafted, after))).toEqual([]);
    }),
    {numRuns: 150},
  );
});

test('a second plan has nothing left to do', () => {
  fc.assert(
    fc.property(fc.oneof(losses, changes), ({drafted, records}) => {
      const after = carryOut(drafted, settle(drafted, {records}), records);
      expect(settle(drafted, {records: after}).totals).toMatchObject({generate: 0, compose: 0});
    }),
    {numRuns: 150},
  );
});

test('where what is lost would have told of a change, the second plan finds it, and the third has nothing to do', () => {
  fc.assert(
    fc.property(disorders(1, 0.3), ({drafted, records}) => {
      const once = carryOut(drafted, settle(drafted, {records}), records);
      const twice = carryOut(drafted, settle(drafted, {records: once}), once);
      const cuts = drafted.steps.filter(({kind}) => kind === 'cut');
      expect(cuts.flatMap((cut) => outdated(cut, drafted, twice))).toEqual([]);
      expect(settle(drafted, {records: twice}).totals).toMatchObject({generate: 0, compose: 0});
    }),
    {numRuns: 150},
  );
});

test('nothing is made that is there and made from what is there', () => {
  fc.assert(
    fc.property(disorders(1, 0.3), ({drafted, records}) => {
      const {steps} = settle(drafted, {records});
      const remade = steps.filter(({action, key}) => action !== 'reuse' && records.has(key));
      const whys = new Set(remade.map(({reason}) => reason.kind));
      expect([...whys].filter((why) => why !== 'stale' && why !== 'upstream')).toEqual([]);
      const lost = steps.filter(({reason, key}) => reason.kind === 'stored' && !records.has(key));
      expect(lost).toEqual([]);
    }),
    {numRuns: 100},
  );
});

/** A runner on paper: engines make another file each time, this machine makes the same of the same. */
function carryOut(drafted: PlanDraft, plan: Plan, before: Records): Records {
  const {steps} = drafted;
  const made = recordsOf(drafted);
  const records = new Map(before);
  const keys = new Map(steps.map(({id, key}) => [id, key]));
  for (const step of plan.steps) {
    if (step.action === 'reuse') continue;
    const inputs = Object.fromEntries(
      step.needs.map((id) => {
        const {key, digest} = present(records.get(present(keys.get(id))));
        return [key, digest];
      }),
    );
    const digest = look(
      step.action === 'generate' ? `anew ${step.key}` : `${step.key} ${JSON.stringify(inputs)}`,
    );
    records.set(step.key, {...present(made.get(step.key)), digest, inputs});
  }
  return records;
}

/** Inputs that are other files now than those that an artifact was made from, as far as they are there. */
function outdated(step: DraftStep, drafted: PlanDraft, records: Records): readonly string[] {
  const record = present(records.get(step.key));
  return step.needs.flatMap((id) => {
    const need = present(drafted.steps.find((each) => each.id === id));
    const current = records.get(need.key);
    // A handle made again is another name for the same character.
    if (current === undefined || need.kind === 'character') return [];
    const here = record.inputs[need.key] === current.digest ? [] : [id];
    return [...here, ...outdated(need, drafted, records)];
  });
}
