import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Lock} from '@matchcut/plan';
import * as fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {arbitraryChanges, arbitrarySceneChanges, withChanges} from './__fixtures__/arbitrary-lock.ts';
import {readConflictedLock} from './conflicted-lock.ts';
import {formatLock} from './lock-file.ts';
import {StoreError} from './store-error.ts';
import {mergeLocks, settleMerge, type LockSides} from './merge-locks.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-merge-'));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

test('any two changes in places of their own merge, in either order, to the file that has both', () => {
  fc.assert(
    fc.property(arbitraryChanges(true), ({base, one, other}) => {
      const [ours, theirs] = [withChanges(base, one), withChanges(base, other)];
      const both = formatLock(withChanges(ours, other));
      expect(formatLock(merged({base, ours, theirs}))).toBe(both);
      expect(formatLock(merged({base, ours: theirs, theirs: ours}))).toBe(both);
    }),
  );
});

test('without what both come from, what is new on either side is kept', () => {
  fc.assert(
    fc.property(arbitraryChanges(false), ({one, other}) => {
      const nothing: Lock = {version: 1, shots: {}, cast: {}};
      const [ours, theirs] = [withChanges(nothing, one), withChanges(nothing, other)];
      const both = formatLock(withChanges(ours, other));
      expect(formatLock(merged({base: null, ours, theirs}))).toBe(both);
      expect(formatLock(merged({base: null, ours: theirs, theirs: ours}))).toBe(both);
    }),
  );
});

test('what both sides bind otherwise is a conflict, the same one whichever side is ours', () => {
  fc.assert(
    fc.property(arbitraryChanges(true), arbitraryChanges(true), ({base, one}, {one: other}) => {
      const [ours, theirs] = [withChanges(base, one), withChanges(base, other)];
      const {conflicts} = mergeLocks({base, ours, theirs});
      const reversed = mergeLocks({base, ours: theirs, theirs: ours});
      expect(reversed.conflicts).toEqual(
        conflicts.map(({id, ours: our, theirs: their}) => ({id, ours: their, theirs: our})),
      );
      // Nothing that only they have is lost for it.
      const lock = settleMerge(reversed, ({theirs: ourOwn}) => ourOwn);
      expect(formatLock(lock)).toBe(
        formatLock(settleMerge(mergeLocks({base, ours, theirs}), ({ours: own}) => own)),
      );
    }),
  );
});

// What git itself makes of the texts: the merged file, or a conflict; or lines beside each other that are no lock, which
// nothing reads, rather than one in which a shot has gone.
for (const style of ['merge', 'diff3', 'zdiff3'])
  test(`git and lock --fix never lose anything unseen, with conflicts as ${style}`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(arbitrarySceneChanges, async ({base, one, other}) => {
        const [ours, theirs] = [withChanges(base, one), withChanges(base, other)];
        const both = formatLock(withChanges(ours, other));
        const path = join(dir, 'matchcut.lock.json');
        await writeFile(path, await gitMerge(style, {base, ours, theirs}));
        const texts = {base: formatLock(base), ours: formatLock(ours), theirs: formatLock(theirs)};
        const lock = await readConflictedLock(path, texts).then(
          (conflict) => conflict && merged(conflict),
          (error: unknown) => {
            if (!StoreError.is(error) || error.code !== 'lock-unreadable') throw error;
            refused += 1;
            return null;
          },
        );
        expect(lock === null ? both : formatLock(lock)).toBe(both);
      }),
      // The same cases each time: what git makes of lines is not for this package to prove.
      {numRuns: 60, seed: 24},
    );
    expect(refused).toBeLessThan(6);
  });

function merged(sides: LockSides): Lock {
  const merge = mergeLocks(sides);
  expect(merge.conflicts).toEqual([]);
  return settleMerge(merge, ({ours}) => ours);
}

async function gitMerge(style: string, {base, ours, theirs}: LockSides): Promise<string> {
  const sides = Object.entries({ours, base, theirs});
  for (const [name, lock] of sides) await writeFile(join(dir, name), lock === null ? '' : formatLock(lock));
  const names = sides.map(([name]) => name);
  return new Promise((resolve) => {
    const asked = ['-c', `merge.conflictStyle=${style}`, 'merge-file', '-p', ...names];
    // It ends with the number of conflicts.
    execFile('git', asked, {cwd: dir}, (_, stdout) => resolve(stdout));
  });
}
