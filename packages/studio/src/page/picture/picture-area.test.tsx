// @vitest-environment jsdom
import {act, cleanup, screen} from '@testing-library/react';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {FilmView, StageNews, StageOrder} from '../../protocol.ts';
import {stubBrowser} from '../__fixtures__/browser-stubs.ts';
import {commuteView, emptyView, problemView} from '../__fixtures__/film-views.ts';
import {renderPanel} from '../__fixtures__/render-panel.tsx';
import type {FormatChoice} from '../view/view-state.ts';
import {useView} from '../view/view-store.ts';
import {PictureArea} from './picture-area.tsx';

beforeEach(() => {
  stubBrowser(900);
  useView.setState({...useView.getInitialState(), film: 'commute'});
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

type Stage = {readonly orders: StageOrder[]; readonly say: (news: StageNews, origin?: string) => void};

function open(view: FilmView, content = view.content, format: FormatChoice = '16:9'): readonly Stage[] {
  renderPanel(<PictureArea film={{view, content}} />);
  act(() => useView.getState().chooseFormat(format));
  return [...document.querySelectorAll('iframe')].map((frame) => {
    const orders: StageOrder[] = [];
    const inside = frame.contentWindow;
    if (!inside) throw new Error('The frame is empty.');
    vi.spyOn(inside, 'postMessage').mockImplementation((order: StageOrder) => {
      orders.push(order);
    });
    return {
      orders,
      say: (data, origin = location.origin) =>
        act(() => {
          window.dispatchEvent(new MessageEvent('message', {data, origin, source: inside}));
        }),
    };
  });
}

function only(stages: readonly Stage[]): Stage {
  const [stage] = stages;
  if (!stage || stages.length > 1) throw new Error('There is not one stage.');
  return stage;
}

describe('a stage', () => {
  it('is shown the film where one is, once it is ready', () => {
    const stage = only(open(commuteView));
    act(() => useView.setState({frame: 77}));
    expect(stage.orders).toEqual([]);
    stage.say({kind: 'ready'});
    expect(stage.orders[0]).toMatchObject({kind: 'show', format: '16:9', frame: 77, props: {city: 'Lisbon'}});
    expect(stage.orders.filter(({kind}) => kind === 'show')).toHaveLength(1);
    expect(stage.orders).toContainEqual({
      kind: 'set',
      settings: {rate: 1, volume: 1, loop: false, guides: false},
    });
  });

  it('is told to seek and to play, and says where it is', () => {
    const stage = only(open(commuteView));
    stage.say({kind: 'ready'});
    stage.orders.length = 0;
    act(() => useView.getState().seek(90));
    act(() => useView.getState().setPlayback({isPlaying: true, isMuted: true}));
    expect(stage.orders).toEqual([
      {kind: 'seek', frame: 90},
      {kind: 'set', settings: {rate: 1, volume: 0, loop: false, guides: false}},
      {kind: 'play'},
    ]);
    stage.orders.length = 0;
    stage.say({kind: 'frame', frame: 91});
    stage.say({kind: 'playing', isPlaying: false});
    expect(useView.getState()).toMatchObject({frame: 91, isPlaying: false});
    // It isn't told what it has said itself.
    expect(stage.orders.filter(({kind}) => kind === 'seek')).toEqual([]);
  });

  it('is not believed where another page speaks for it', () => {
    const stage = only(open(commuteView));
    stage.say({kind: 'frame', frame: 500}, 'https://elsewhere.example');
    expect(useView.getState().frame).toBe(0);
  });

  it('hands on keys', () => {
    const stage = only(open(commuteView));
    stage.say({kind: 'key', key: 'End', shift: false, meta: false});
    expect(useView.getState().frame).toBe(1364);
    stage.say({kind: 'key', key: 'g', shift: false, meta: true});
    expect(useView.getState().hasGuides).toBe(false);
  });

  it('tells its own problem over the picture', () => {
    const stage = only(open(commuteView));
    stage.say({kind: 'problem', problem: problemView.problem});
    expect(screen.getByRole('alert').textContent).toContain('film-throws');
    stage.say({kind: 'problem', problem: null});
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('two formats side by side', () => {
  it('have one clock and one sound, and the other one follows', () => {
    const [clock, follower] = open(commuteView, commuteView.content, 'both');
    if (!clock || !follower) throw new Error('There are not two stages.');
    for (const stage of [clock, follower]) stage.say({kind: 'ready'});
    expect(follower.orders).toContainEqual({
      kind: 'set',
      settings: {rate: 1, volume: 0, loop: false, guides: false},
    });
    clock.say({kind: 'frame', frame: 60});
    follower.orders.length = 0;
    follower.say({kind: 'frame', frame: 59});
    expect(follower.orders).toEqual([]);
    follower.say({kind: 'frame', frame: 50});
    expect(follower.orders).toEqual([{kind: 'seek', frame: 60}]);
    expect(useView.getState().frame).toBe(60);
  });
});

describe('the picture', () => {
  it('is marked where it is not the clip', () => {
    open(commuteView);
    expect(screen.queryByText('Animatic')).toBeNull();
    act(() => useView.getState().seek(300));
    expect(screen.getByText('Animatic')).toBeDefined();
    act(() => useView.getState().seek(1200));
    expect(screen.getByText('Slate')).toBeDefined();
  });

  it('stays while the film throws, below what went wrong', () => {
    open(problemView, commuteView.content);
    expect(document.querySelector('iframe')).not.toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('film-throws');
  });

  it('is none of a film without a scene', () => {
    open(emptyView);
    expect(document.querySelector('iframe')).toBeNull();
    expect(screen.getByText('The film has no scene yet')).toBeDefined();
  });
});
