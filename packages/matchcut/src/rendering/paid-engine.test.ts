import {expect, test} from 'vitest';
import {filmModule, makeProject, runInProject} from '../__fixtures__/run-in-project.ts';

/** An engine that costs a dollar a second and refuses every prompt. */
const config = `
import {EngineError} from '@matchcut/engine';
const no = () => Promise.reject(new TypeError('not asked for here'));
export default {
  engine: {
    id: 'paid',
    model: 'paid-1',
    semantics: 'paid/1',
    options: {},
    billing: 'paid',
    capabilities: {
      sizes: [{width: 1280, height: 720}],
      seconds: [4, 8],
      frameRate: 'requested',
      identities: {kind: 'look', perShot: 2},
      continuation: {kind: 'none'},
      edit: false,
      firstFrame: false,
      sound: true,
      promptLength: 1000,
    },
    quote: (request) => ({usd: request.prompt.includes('unpriced') ? null : request.seconds}),
    submit: () => Promise.reject(new EngineError('engine-refused-prompt', 'The prompt is refused.')),
    status: no,
    fetch: no,
    createCharacter: no,
    close: () => Promise.resolve(),
  },
};
`;

const film = filmModule('ad', '<Scene id="a" seconds={4}>A quiet street.</Scene>');

test('a plan shows the price, and an unknown price as unknown', async () => {
  const known = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  expect((await runInProject(known, ['plan'])).stdout).toContain(
    '1 to generate (4 s), 3 to compose, 0 reused. $4.00.',
  );
  const unknown = await makeProject({
    'matchcut.config.ts': config,
    'film.tsx': film.replace('quiet', 'unpriced'),
  });
  expect((await runInProject(unknown, ['plan'])).stdout).toContain('price unknown');
});

test('nothing is spent that nobody agreed to', async () => {
  const project = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  const {exitCode, stderr} = await runInProject(project, ['render']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error[not-confirmed]');
  expect(stderr).toContain('$4.00');
});

test('what costs more than allowed ends with 4, by option and by configuration', async () => {
  const project = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  const {exitCode, stderr} = await runInProject(project, ['render', '--max-cost', '3.99']);
  expect(exitCode).toBe(4);
  expect(stderr).toContain('error[over-budget]');
  const limited = await makeProject({
    'matchcut.config.ts': config.replace('engine: {', 'maxCost: 1,\n  engine: {'),
    'film.tsx': film,
  });
  expect(await runInProject(limited, ['render', '--yes'])).toMatchObject({exitCode: 4});
});

test('under CI a paid engine is frozen, unless told otherwise', async () => {
  const project = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  const frozen = await runInProject(project, ['render', '--yes'], {env: {CI: 'true'}});
  expect(frozen.exitCode).toBe(3);
  expect(frozen.stderr).toContain('error[frozen-missing]');
  const thawed = await runInProject(project, ['render', '--yes', '--no-frozen'], {env: {CI: 'true'}});
  expect(thawed.exitCode).not.toBe(3);
});

test('a refused prompt ends with 5 and is told at its shot', async () => {
  const project = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  const {exitCode, stderr} = await runInProject(project, ['render', '--yes']);
  expect(exitCode).toBe(5);
  expect(stderr).toContain('error[engine-refused-prompt] ad/a (16:9)');
});

test('a look never spends money', async () => {
  const project = await makeProject({'matchcut.config.ts': config, 'film.tsx': film});
  const still = await runInProject(project, ['still', '--frame', '3']);
  expect(still).toMatchObject({exitCode: 1, stderr: expect.stringContaining('error[no-picture-yet]')});
  const board = await runInProject(project, ['storyboard', '--json']);
  expect(board.exitCode).toBe(0);
  expect(JSON.parse(board.stdout)).toMatchObject({shots: 1, missing: 1});
});

test('rows are agreed to together, and what they share counts once', async () => {
  const template = film
    .replace("id: 'ad',", "id: 'ad', props: z.object({town: z.string()}),")
    .replace('render: ()', 'render: ({town})')
    .replace('</Scene>', '</Scene><Scene id="b" seconds={4}>The roofs of {town}.</Scene>');
  const project = await makeProject({
    'matchcut.config.ts': config,
    'film.tsx': `import {z} from 'zod';\n${template}`,
    'rows.csv': 'town\nPorto\nLisbon\n',
  });
  const each = ['render', '--each', 'rows.csv'];
  const asked = await runInProject(project, each);
  expect(asked.exitCode).toBe(1);
  expect(asked.stderr).toContain('($12.00)');
  expect(asked.stderr).toMatch(/1 +2 +2 \(8 s\) +0 +0 +\$8\.00/);
  expect(asked.stderr).toMatch(/2 +3 +1 \(4 s\) +1 +0 +\$4\.00/);
  expect(await runInProject(project, [...each, '--max-cost', '11.99'])).toMatchObject({exitCode: 4});
  expect(await runInProject(project, [...each, '--max-cost', '12'])).toMatchObject({exitCode: 5});
  expect(await runInProject(project, [...each, '--yes'], {env: {CI: 'true'}})).toMatchObject({exitCode: 3});
});
