// @vitest-environment jsdom
import {cleanup, screen} from '@testing-library/react';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {stubBrowser} from '../__fixtures__/browser-stubs.ts';
import {commuteContent, emptyView} from '../__fixtures__/film-views.ts';
import {renderPanel} from '../__fixtures__/render-panel.tsx';
import {formatTimecode} from '../words/timecode.ts';
import {useView} from '../view/view-store.ts';
import {nextRate, previousRate, shuttleRate} from './rates.ts';
import {Transport} from './transport.tsx';

beforeEach(() => {
  stubBrowser(900);
  useView.setState(useView.getInitialState());
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the transport', () => {
  it('plays, pauses and steps, and says where the film is', async () => {
    const {user} = renderPanel(<Transport content={commuteContent} />);
    await user.click(screen.getByRole('button', {name: 'Play'}));
    expect(useView.getState().isPlaying).toBe(true);
    await user.click(screen.getByRole('button', {name: 'Pause'}));
    await user.click(screen.getByRole('button', {name: 'A frame on'}));
    expect(useView.getState()).toMatchObject({isPlaying: false, frame: 1});
    expect(screen.getByLabelText('Time').textContent).toBe('00:00.0100:45.15');
    await user.click(screen.getByRole('button', {name: 'To the end'}));
    expect(useView.getState().frame).toBe(1364);
  });

  it('loops, mutes and shows safe areas', async () => {
    const {user} = renderPanel(<Transport content={commuteContent} />);
    await user.click(screen.getByRole('button', {name: 'Loop'}));
    await user.click(screen.getByRole('button', {name: 'Safe areas'}));
    await user.click(screen.getByRole('button', {name: 'Mute'}));
    expect(useView.getState()).toMatchObject({isLooping: true, hasGuides: true, isMuted: true});
    expect(screen.getByRole('button', {name: 'Loop'}).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('button', {name: 'Sound on'})).toBeDefined();
  });

  it('plays nothing of a film without a frame', () => {
    renderPanel(<Transport content={emptyView.content} />);
    expect(screen.getByRole('button', {name: 'Play'}).hasAttribute('disabled')).toBe(true);
  });
});

describe('rates', () => {
  it('go up and down in steps, in the direction that the film plays', () => {
    expect([nextRate(1), nextRate(4), previousRate(0.25), nextRate(-1)]).toEqual([1.5, 4, 0.25, -1.5]);
    expect([shuttleRate(0, 1), shuttleRate(1, 1), shuttleRate(8, 1), shuttleRate(4, -1)]).toEqual([
      1, 2, 8, -1,
    ]);
  });
});

describe('a timecode', () => {
  it.each([
    [0, 30, '00:00.00'],
    [132, 30, '00:04.12'],
    [1799, 30, '00:59.29'],
    [108_000, 30, '1:00:00.00'],
    [119, 120, '00:00.119'],
  ])('of frame %s at %s a second is %s', (frame, fps, says) => {
    expect(formatTimecode(frame, fps)).toBe(says);
  });
});
