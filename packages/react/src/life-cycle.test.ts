import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const program = fileURLToPath(new URL('__fixtures__/life-cycle.ts', import.meta.url));

test.for(['development', 'production'])('films live the same life with the %s build of React', (build) => {
  const {stdout, status} = spawnSync(process.execPath, ['--conditions=@matchcut/source', program], {
    env: {...process.env, NODE_ENV: build},
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const [first, ...lines] = stdout.trimEnd().split('\n');
  expect(first).toBe(`${build} build`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "effects: film(scene#count-3)
    context: film(scene#lisbon(overlay))
    promise: film(scene#s("words"))
    suspense: film(scene#s("words"))
    never: film-never-settles at Film > Scene "s"
    never in a boundary: film-never-settles at Film > Scene "s"
    broken: film-threw at Film > Scene "s"
    nesting: illegal-nesting at Film > Scene "s" > Scene "t"
    text: orphan-text at Film > Sequence
    prop: unknown-prop at Film > Scene 1
    async: async-component at Film > Scene "s"
    live: film(scene#a scene#b("words"))
    live: film(scene#b("words") scene#c scene#a)
    live: illegal-nesting at Film > Scene "b" > Scene "d"
    live: film(scene#b("words") scene#a)
    moved scenes are the same: true"
  `);
});
