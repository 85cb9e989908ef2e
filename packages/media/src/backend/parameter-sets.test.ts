import {expect, test} from 'vitest';
import {isAvcHeader, withoutParameterSets} from './parameter-sets.ts';

const unit = (type: number, ...payload: readonly number[]): Buffer =>
  Buffer.from([0, 0, 0, payload.length + 1, 0x60 + type, ...payload]);
const [sps, pps, sei, idr] = [unit(7, 1, 2, 3), unit(8, 4), unit(6, 5, 6), unit(5, 7, 8, 9, 10)];
const header = Buffer.from([1, 100, 0, 31, 0xff, 0xe1]);

test('Parameter sets are taken out, and everything else stays as it was', () => {
  const packet = Buffer.concat([sps, pps, sei, idr]);
  expect(withoutParameterSets(packet, header)).toEqual(Buffer.concat([sei, idr]));
});

test('A packet without any is left alone', () => {
  expect(withoutParameterSets(Buffer.concat([sei, idr]), header)).toBeNull();
});

test('The header says how long a length is', () => {
  const short = Buffer.from([0, 2, 0x67, 1, 0, 3, 0x65, 2, 3]);
  expect(withoutParameterSets(short, Buffer.from([1, 100, 0, 31, 0xfd]))).toEqual(
    Buffer.from([0, 3, 0x65, 2, 3]),
  );
});

test('Only the header of an MP4 says so', () => {
  expect(isAvcHeader(header)).toBe(true);
  expect(isAvcHeader(Buffer.from([0, 0, 0, 1, 0x67]))).toBe(false);
  expect(isAvcHeader(null)).toBe(false);
});
