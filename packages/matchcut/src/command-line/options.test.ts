import {availableParallelism} from 'node:os';
import {expect, test} from 'vitest';
import {options} from './options.ts';

test('a range of frames is two numbers, both included, or one', () => {
  expect(options.frames.read('30-59')).toEqual({from: 30, to: 59});
  expect(options.frames.read('7')).toEqual({from: 7, to: 7});
  expect(options.frames.read('30-')).toEqual({from: 30, to: null});
  expect(options.frames.read(undefined)).toBeNull();
});

test.each(['59-30', '-3', 'a-b', '1.5', ''])('the range "%s" is an error', (raw) => {
  expect(() => options.frames.read(raw)).toThrow(
    expect.objectContaining({code: 'bad-option', where: '--frames'}),
  );
});

test('concurrency is a number of steps or a share of the cores, never none', () => {
  expect(options.concurrency.read('3')).toBe(3);
  expect(options.concurrency.read('100%')).toBe(availableParallelism());
  expect(options.concurrency.read('1%')).toBe(1);
});

test.each(['0', '-1', '1.5', '0%', 'many', ''])('the concurrency "%s" is an error', (raw) => {
  expect(() => options.concurrency.read(raw)).toThrow(expect.objectContaining({code: 'bad-option'}));
});

test.each(['NaN', '-1', 'Infinity', 'free', ''])('the amount "%s" is an error', (raw) => {
  expect(() => options.maxCost.read(raw)).toThrow(expect.objectContaining({where: '--max-cost'}));
});

test('an amount of nothing is an amount', () => {
  expect(options.maxCost.read('0')).toBe(0);
});

test('a log level that there is none of names those that there are', () => {
  expect(() => options.log.read('debug')).toThrow(
    expect.objectContaining({hint: expect.stringContaining('verbose')}),
  );
});
