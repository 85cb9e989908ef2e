import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {dialectNames} from './dialects/dialects.ts';
import {faultKinds} from './faults/fault.ts';
import {readFaultPlan} from './faults/read-fault-plan.ts';
import {endpoints} from './http/endpoints.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'local-videos-api.md'), 'utf8');

test('the page has every dialect, every fault and every call of videos', () => {
  for (const name of [...dialectNames, ...faultKinds]) expect(page).toContain(`\`${name}\``);
  const calls = Object.values(endpoints).filter((call) => call.includes('/videos'));
  for (const call of calls) expect(page).toContain(`${call.replace('/', '/v1/').replace(':id', '{id}')}\``);
});

test('its fault plan is one', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  expect(readFaultPlan(JSON.parse(json)).faults).toHaveLength(3);
});
