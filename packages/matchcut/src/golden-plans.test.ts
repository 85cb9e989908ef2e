import {join} from 'node:path';
import type {PlanJson} from '@matchcut/plan';
import {beforeAll, describe, expect, test} from 'vitest';
import {copyExample, runInProject} from './__fixtures__/run-in-project.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'examples');

describe.each(['hello', 'commute', 'launch-ad', 'lesson'])('the example %s', (name) => {
  const golden = (file: string): string => join(examples, name, file);
  let project = '';
  let json = '';

  beforeAll(async () => {
    project = await copyExample(name);
    json = (await runInProject(project, ['plan', name, '--json'])).stdout;
  });

  test('plans to the golden plan', async () => {
    await expect(json).toMatchFileSnapshot(golden('plan.golden.json'));
  });

  test('plans to what people read', async () => {
    const {exitCode, stdout, stderr} = await runInProject(project, ['plan', name]);
    expect(exitCode).toBe(0);
    await expect(`${stdout}\n${stderr}`).toMatchFileSnapshot(golden('plan.golden.txt'));
  });

  test('has the golden keys', async () => {
    const {steps}: PlanJson = JSON.parse(json);
    const paid = steps.filter(({action}) => action === 'generate');
    const lines = ['If this changes, users pay again.', '', ...paid.map(({id, key}) => `${key}  ${id}`), ''];
    await expect(lines.join('\n')).toMatchFileSnapshot(golden('keys.golden.txt'));
  });
});
