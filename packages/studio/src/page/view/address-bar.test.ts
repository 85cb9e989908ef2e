// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readToken} from '../api/token.ts';
import {followAddress} from './address-bar.ts';
import {useView} from './view-store.ts';

let stop = (): void => {};

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function open(search: string): void {
  history.replaceState(null, '', `/${search}`);
  stop = followAddress();
}

describe('the address', () => {
  it('opens what it says', () => {
    open('?film=commute&format=both&t=90&sel=window&panel=runs');
    expect(useView.getState()).toMatchObject({
      film: 'commute',
      format: 'both',
      frame: 90,
      selection: 'window',
      panel: 'runs',
    });
  });

  it('says what is seen, soon after it has changed', () => {
    open('?film=commute');
    useView.getState().seek(33);
    useView.getState().select('carriage');
    vi.runAllTimers();
    expect(location.search).toBe('?film=commute&t=33&sel=carriage');
  });

  it('waits while the film plays, and says where it stopped', () => {
    open('?film=commute');
    useView.getState().setPlayback({isPlaying: true});
    vi.runAllTimers();
    useView.getState().arrive(40);
    vi.runAllTimers();
    expect(location.search).toBe('?film=commute');
    useView.getState().setPlayback({isPlaying: false});
    vi.runAllTimers();
    expect(location.search).toBe('?film=commute&t=40');
  });
});

describe('the token', () => {
  it('is kept for the tab and leaves the address, which keeps the rest', () => {
    history.replaceState(null, '', '/?film=commute&token=secret&t=5');
    expect(readToken()).toBe('secret');
    expect(location.search).toBe('?film=commute&t=5');
    expect(readToken()).toBe('secret');
  });

  it('is none where no link brought it', () => {
    history.replaceState(null, '', '/?film=commute');
    expect(readToken()).toBeNull();
  });
});
