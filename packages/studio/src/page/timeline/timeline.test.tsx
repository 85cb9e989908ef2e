// @vitest-environment jsdom
import {act, cleanup, fireEvent, screen, within} from '@testing-library/react';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {stubBrowser} from '../__fixtures__/browser-stubs.ts';
import {commuteContent, longView} from '../__fixtures__/film-views.ts';
import {renderPanel, type Panel} from '../__fixtures__/render-panel.tsx';
import type {FilmContent} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {useTimelineScale} from './timeline-scale.ts';
import {Timeline} from './timeline.tsx';
import {headWidth} from './use-timeline-scrolling.ts';

const width = 1000;

beforeEach(() => {
  stubBrowser(width + headWidth);
  useView.setState(useView.getInitialState());
  useTimelineScale.setState(useTimelineScale.getInitialState());
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const wave = {perSecond: 1, peaks: [1]};

function open(content: FilmContent): Panel {
  const digests = content.sounds.flatMap(({digest}) => (digest === null ? [] : [digest]));
  return renderPanel(
    <Timeline content={content} />,
    Object.fromEntries(digests.map((digest) => [`GET waves/${digest}`, wave])),
  );
}

function shot(name: RegExp | string): HTMLElement {
  const [first] = screen.getAllByRole('gridcell', {name});
  if (!first) throw new Error('There is no such block.');
  return first;
}

const long = longView.content ?? commuteContent;

describe('the timeline', () => {
  it('says of each block what it is, how far it is made, and for how much', () => {
    open(commuteContent);
    expect(shot('Shot platform/continue-1, 8 s, missing, $0.80')).toBeDefined();
    expect(shot('Sound voice/missing.ogg, 2 s, no such file')).toBeDefined();
    expect(shot('Caption “Tickets, please.”, 2 s')).toBeDefined();
    expect(shot('Transition dissolve, 1 s')).toBeDefined();
  });

  it('draws chains as chains', () => {
    open(commuteContent);
    expect(document.querySelectorAll('.chain-link')).toHaveLength(4);
  });

  it('draws a film of 400 shots where shots are too small, and has one block of them in the page', () => {
    open(long);
    expect(screen.getAllByRole('gridcell', {name: /^Shot/})).toHaveLength(1);
  });

  it('has only the blocks in the page that are near to what is seen', () => {
    open(long);
    act(() => useTimelineScale.getState().zoomBy(40, 0));
    act(() => useTimelineScale.getState().scrollTo(8000));
    const {pixelsPerFrame, scroll} = useTimelineScale.getState();
    const shots = screen.getAllByRole('gridcell', {name: /^Shot/});
    expect(shots.length).toBeLessThan((2 * (5 * width)) / (45 * pixelsPerFrame));
    const seen = Math.floor((scroll + width / 2) / pixelsPerFrame / 45);
    const address = long.scenes.flatMap((scene) => scene.shots)[seen]?.address ?? '';
    expect(document.querySelector(`[data-address="${address}"]`)).not.toBeNull();
    expect(document.querySelector('[data-address="scene-130/continue-1"]')).toBeNull();
  });

  it('places blocks by the width of a frame, and again as one zooms', () => {
    open(commuteContent);
    const block = shot(/^Shot carriage/);
    const {pixelsPerFrame} = useTimelineScale.getState();
    expect(Number.parseFloat(block.style.left)).toBeCloseTo(465 * pixelsPerFrame);
    act(() => useTimelineScale.getState().zoomBy(3, 0));
    expect(Number.parseFloat(block.style.left)).toBeCloseTo(465 * pixelsPerFrame * 3);
  });

  it('selects what is pressed and goes to where it was pressed', () => {
    open(commuteContent);
    const block = shot(/^Shot carriage/);
    const x = headWidth + 500.5 * useTimelineScale.getState().pixelsPerFrame;
    fireEvent.pointerDown(block, {button: 0, clientX: x});
    fireEvent.pointerUp(block, {button: 0, clientX: x});
    expect(useView.getState()).toMatchObject({selection: 'carriage', frame: 500, format: '16:9'});
    expect(shot(/^Shot carriage/).getAttribute('aria-selected')).toBe('true');
  });

  it('shows the format whose shot is pressed', () => {
    open(commuteContent);
    const [, other] = screen.getAllByRole('gridcell', {name: /^Shot window/});
    if (!other) throw new Error('There is no second format.');
    fireEvent.pointerDown(other, {button: 0, clientX: 700});
    fireEvent.pointerUp(other, {button: 0, clientX: 700});
    expect(useView.getState().format).toBe('9:16');
  });

  it('selects a scene apart from its first shot', () => {
    open(commuteContent);
    const block = shot(/^Scene carriage/);
    fireEvent.pointerDown(block, {button: 0, clientX: 600});
    fireEvent.pointerUp(block, {button: 0, clientX: 600});
    expect(useView.getState().selection).toBe('carriage/');
    expect(shot(/^Shot carriage/).getAttribute('aria-selected')).toBe('false');
  });

  it('seeks while one drags, and selects nothing by it', () => {
    open(commuteContent);
    const {pixelsPerFrame} = useTimelineScale.getState();
    const block = shot(/^Shot platform,/);
    const at = (frame: number): number => headWidth + frame * pixelsPerFrame + 0.1;
    fireEvent.pointerDown(block, {button: 0, clientX: at(10)});
    fireEvent.pointerMove(block, {clientX: at(300)});
    expect(useView.getState().frame).toBe(300);
    fireEvent.pointerMove(block, {clientX: at(99_999)});
    expect(useView.getState().frame).toBe(commuteContent.frames - 1);
    fireEvent.pointerUp(block, {clientX: at(99_999)});
    expect(useView.getState().selection).toBeNull();
  });

  it('zooms around the pointer by the wheel with Control, and scrolls without', () => {
    open(long);
    const scroller = document.querySelector('.timeline-scroller');
    if (!scroller) throw new Error('There is nothing to scroll.');
    const before = useTimelineScale.getState();
    fireEvent.wheel(scroller, {ctrlKey: true, deltaY: -300, clientX: headWidth + 400});
    const zoomed = useTimelineScale.getState();
    expect(zoomed.pixelsPerFrame).toBeGreaterThan(before.pixelsPerFrame);
    expect((400 + zoomed.scroll) / zoomed.pixelsPerFrame).toBeCloseTo(400 / before.pixelsPerFrame);
    fireEvent.wheel(scroller, {deltaY: 120});
    expect(useTimelineScale.getState().scroll).toBeCloseTo(zoomed.scroll + 120);
  });

  it('is worked by the keyboard: one Tab stop, arrows, Enter', async () => {
    const {user} = open(commuteContent);
    const grid = screen.getByRole('grid');
    expect(
      within(grid)
        .getAllByRole('gridcell')
        .filter(({tabIndex}) => tabIndex === 0),
    ).toHaveLength(1);
    act(() => shot(/^Shot platform,/).focus());
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Shot platform/continue-1, 8 s, missing, $0.80',
    );
    await user.keyboard('{ArrowDown}{Enter}');
    expect(useView.getState()).toMatchObject({selection: 'platform/continue-1', frame: 240, format: '9:16'});
  });

  it('takes the focus to blocks that weren’t in the page', async () => {
    const {user} = open(long);
    act(() => screen.getAllByRole('gridcell', {name: /^Shot/})[0]?.focus());
    await user.keyboard('{End}');
    expect(document.activeElement?.getAttribute('data-address')).toBe('scene-134');
  });
});
