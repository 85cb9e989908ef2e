import type {Key} from '@matchcut/plan';
import {expect, test} from 'vitest';
import {createPreviewPainter, type Preview} from './preview-painter.ts';

test('films are painted one after another, and what is painted goes on while it is wanted', async () => {
  const {painter, paint, log} = rig();
  painter.want('a', paint('a', ['1', '2']));
  painter.want('b', paint('b', ['3']));
  painter.want('a', paint('a again', ['2']));
  await log.next('a', 'made');
  await log.next('b', 'made');
  expect(log.lines).toEqual(['a begun', 'a made', 'b begun', 'b made']);
});

test('what nobody wants any more ends, and what is wanted instead is begun', async () => {
  const {painter, paint, log} = rig();
  painter.want('a', paint('old', ['1']));
  painter.want('a', paint('new', ['2']));
  await log.next('new', 'made');
  expect(log.lines).toEqual(['old begun', 'old stopped', 'new begun', 'new made']);
});

test('nothing more is painted of a film that has all', async () => {
  const {painter, paint, log} = rig();
  painter.want('a', paint('a', ['1']));
  painter.want('a', paint('nothing', []));
  painter.want('b', paint('b', ['2']));
  await log.next('b', 'made');
  expect(log.lines).toEqual(['a begun', 'a stopped', 'b begun', 'b made']);
});

test('a run that was ordered comes first', async () => {
  const {painter, paint, log} = rig();
  painter.want('a', paint('a', ['1']));
  await painter.pause();
  painter.want('a', paint('later', ['1']));
  expect(log.lines).toEqual(['a begun', 'a stopped']);
  painter.resume();
  await log.next('later', 'made');
});

test('one that fails is told, and the next one is begun', async () => {
  const {painter, paint, log, errors} = rig();
  painter.want('a', {keys: ['1' as Key], make: () => Promise.reject(new Error('no'))});
  painter.want('b', paint('b', ['2']));
  await log.next('b', 'made');
  expect(errors).toEqual([new Error('no')]);
});

function rig(): {
  readonly painter: ReturnType<typeof createPreviewPainter>;
  readonly paint: (name: string, keys: readonly string[]) => Preview;
  readonly log: {
    readonly lines: readonly string[];
    readonly next: (name: string, what: string) => Promise<void>;
  };
  readonly errors: readonly unknown[];
} {
  const lines: string[] = [];
  const errors: unknown[] = [];
  const waiting = new Map<string, () => void>();
  const say = (line: string): void => {
    lines.push(line);
    waiting.get(line)?.();
  };
  const paint = (name: string, keys: readonly string[]): Preview => ({
    keys: keys as readonly Key[],
    make: async (signal) => {
      say(`${name} begun`);
      await new Promise((resolve) => setImmediate(resolve));
      say(`${name} ${signal.aborted ? 'stopped' : 'made'}`);
    },
  });
  const next = (name: string, what: string): Promise<void> =>
    new Promise((resolve) => {
      const line = `${name} ${what}`;
      if (lines.includes(line)) resolve();
      else waiting.set(line, resolve);
    });
  return {painter: createPreviewPainter((error) => errors.push(error)), paint, log: {lines, next}, errors};
}
