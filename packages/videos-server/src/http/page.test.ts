import {describe, expect, it} from 'vitest';
import {ApiError} from './api-error.ts';
import {pageOf, readPageQuery} from './page.ts';

const limits = {least: 1, most: 100, usual: 20};

describe('what a list is asked with', () => {
  it('has defaults', () => {
    expect(readPageQuery({}, limits)).toEqual({after: null, limit: 20, order: 'desc'});
  });

  it('is read', () => {
    expect(readPageQuery({after: 'video_1', limit: '100', order: 'asc'}, limits)).toEqual({
      after: 'video_1',
      limit: 100,
      order: 'asc',
    });
  });

  it.each([{limit: '0'}, {limit: '101'}, {limit: '1.5'}, {limit: ''}, {limit: '-1'}, {order: 'up'}])(
    'refuses %o',
    (query) => {
      expect(() => readPageQuery(query, limits)).toThrow(ApiError);
    },
  );
});

describe('a page', () => {
  const query = {after: null, limit: 2, order: 'desc'} as const;

  it('tells that there is more, and leaves it out', () => {
    expect(pageOf([{id: 'a'}, {id: 'b'}, {id: 'c'}], query)).toEqual({
      object: 'list',
      data: [{id: 'a'}, {id: 'b'}],
      first_id: 'a',
      last_id: 'b',
      has_more: true,
    });
  });

  it('may be the last one, or empty', () => {
    expect(pageOf([{id: 'a'}, {id: 'b'}], query).has_more).toBe(false);
    expect(pageOf([], query)).toMatchObject({data: [], first_id: null, last_id: null});
  });
});
