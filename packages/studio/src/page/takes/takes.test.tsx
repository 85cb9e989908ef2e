// @vitest-environment jsdom
import {cleanup, fireEvent, screen, waitFor, within} from '@testing-library/react';
import {afterEach, beforeEach, describe, expect, it, vi, type MockInstance} from 'vitest';
import type {EngineView, TakesView} from '../../protocol.ts';
import {projectView} from '../__fixtures__/film-views.ts';
import {aProblem, aRun, platformTakes} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, Refusal, renderPanel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {secondsOfFrame} from './compare-clock.ts';
import {TakesDialog} from './takes-dialog.tsx';
import {TakesList} from './takes-list.tsx';

const takesCall = 'GET api/films/commute/takes';

afterEach(cleanup);

describe('the takes of a shot', () => {
  it('tells which is in the film, which is pinned, and what each cost', async () => {
    list();
    const takes = await screen.findAllByRole('listitem');
    expect(takes[0]?.textContent).toContain('$0.80');
    expect(takes[1]?.textContent).toContain('in the film');
    expect(takes[1]?.textContent).toContain('paid: unknown');
    expect(takes[2]?.textContent).toContain('of unknown date and price');
    expect(screen.getByRole('img', {name: 'pinned'}).closest('li')).toBe(takes[1]);
    await expectNoAxeProblems();
  });

  it('chooses another one by pinning it, and shows it as chosen', async () => {
    const pinned: TakesView = {
      ...platformTakes,
      takes: platformTakes.takes.map((take) => ({
        ...take,
        isChosen: take.take === 1,
        isPinned: take.take === 1,
      })),
    };
    const {user, posts} = list({[takesCall]: platformTakes, 'POST api/pin': pinned});
    await user.click(await screen.findByRole('button', {name: 'Choose take 1'}));
    expect(posts('api/pin')).toEqual([
      {film: 'commute', props: {}, address: 'platform', format: '16:9', take: 1},
    ]);
  });

  it('unpins', async () => {
    const {user, posts} = list({'POST api/pin': platformTakes});
    await user.click(await screen.findByRole('button', {name: 'Unpin take 2'}));
    expect(posts('api/pin')).toMatchObject([{take: null}]);
  });

  it('tells where a take can’t be chosen', async () => {
    const {user} = list({'POST api/pin': new Refusal(aProblem('lock-frozen', 'The lock can’t be written.'))});
    await user.click(await screen.findByRole('button', {name: 'Choose take 1'}));
    expect((await screen.findByRole('alert')).textContent).toBe('The lock can’t be written.');
  });

  it('asks for the price before another take, and orders nothing', async () => {
    const {user, posts} = list({'POST api/runs': aRun()});
    await user.click(await screen.findByRole('button', {name: 'Another take… $0.80'}));
    expect(useView.getState().dialog).toEqual({
      kind: 'generate',
      order: {
        film: 'commute',
        props: {},
        what: 'clips',
        targets: ['platform'],
        formats: ['16:9'],
        take: 2,
      },
    });
    expect(posts('api/runs')).toEqual([]);
  });

  it('makes another take at once where that is free', async () => {
    const free: EngineView = {id: 'animatic', model: 'animatic', billing: 'free'};
    const {user, posts} = list(
      {[takesCall]: {...platformTakes, next: {take: 2, usd: 0}}, 'POST api/runs': aRun()},
      free,
    );
    await user.click(await screen.findByRole('button', {name: 'Another take, free'}));
    expect(posts('api/runs')).toMatchObject([{take: 2, agreedUsd: 0}]);
  });

  it('has none yet', async () => {
    list({[takesCall]: {...platformTakes, takes: []}});
    expect(await screen.findByText(/There is none yet/)).toBeDefined();
    expect(screen.queryByRole('button', {name: /Another take/})).toBeNull();
  });
});

describe('comparing takes', () => {
  let play: MockInstance<() => Promise<void>>;
  let pause: MockInstance<() => void>;
  beforeEach(() => {
    play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    pause = vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
    vi.spyOn(HTMLMediaElement.prototype, 'duration', 'get').mockReturnValue(8);
    // Of the pointer, which jsdom doesn't capture.
    Element.prototype.setPointerCapture = () => {};
  });
  afterEach(() => void vi.restoreAllMocks());

  it('compares the take in the film with the newest other one', async () => {
    const {one, other} = await compare();
    expect([one, other].map(({ariaLabel, src}) => [ariaLabel, src.slice(-64)])).toEqual([
      ['A: take 2', platformTakes.takes[1]?.key],
      ['B: take 3', platformTakes.takes[2]?.key],
    ]);
    await expectNoAxeProblems();
  });

  it('steps both to the same frame, by keys and by buttons', async () => {
    const {user, one, other} = await compare();
    await user.click(screen.getByRole('button', {name: 'Frame on'}));
    await user.keyboard('{ArrowRight}');
    expect([one.currentTime, other.currentTime]).toEqual([secondsOfFrame(2, 30), secondsOfFrame(2, 30)]);
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{ArrowLeft}');
    expect([one.currentTime, other.currentTime]).toEqual([secondsOfFrame(11, 30), secondsOfFrame(11, 30)]);
    expect(screen.getByRole('dialog').textContent).toContain('00:00.11');
  });

  it('plays and pauses both', async () => {
    const {user} = await compare();
    await user.click(screen.getByRole('button', {name: 'Play both'}));
    expect(play).toHaveBeenCalledTimes(2);
    await user.click(screen.getByRole('button', {name: 'Pause both'}));
    await waitFor(() => expect(pause).toHaveBeenCalledTimes(2));
  });

  it('keeps the videos, and with them their places, when it wipes', async () => {
    const {user, one, other} = await compare();
    await user.click(screen.getByRole('button', {name: 'Frame on'}));
    await user.keyboard('w');
    expect(screen.getByRole('slider', {name: 'Line between the takes'})).toBeDefined();
    expect(screen.getByLabelText('A: take 2')).toBe(one);
    expect(screen.getByLabelText('B: take 3')).toBe(other);
    await user.keyboard('s');
    expect(screen.queryByRole('slider', {name: 'Line between the takes'})).toBeNull();
  });

  it('moves the line with the pointer', async () => {
    const {user, one} = await compare();
    await user.keyboard('w');
    const picture = one.closest<HTMLElement>('.compare-picture');
    if (picture === null) throw new Error('There is no picture.');
    picture.getBoundingClientRect = () => new DOMRect(100, 0, 400, 225);
    fireEvent.pointerDown(picture, {clientX: 200, buttons: 1});
    expect(picture.style.getPropertyValue('--wipe')).toBe('25%');
    fireEvent.pointerMove(picture, {clientX: 900, buttons: 1});
    expect(picture.style.getPropertyValue('--wipe')).toBe('100%');
  });

  it('lets one sound at most be heard', async () => {
    const {user, one, other} = await compare();
    expect([one.muted, other.muted]).toEqual([true, true]);
    await user.click(within(screen.getByRole('radiogroup', {name: 'Whose sound is heard'})).getByText('B'));
    expect([one.muted, other.muted]).toEqual([true, false]);
  });

  it('chooses from what is compared', async () => {
    const {user, posts} = await compare({'POST api/pin': platformTakes});
    await user.click(screen.getByRole('button', {name: 'Choose take 3'}));
    expect(posts('api/pin')).toMatchObject([{take: 3}]);
  });

  it('has nothing to compare one take with', async () => {
    renderPanel(<TakesDialog address="platform" format="16:9" onClose={() => {}} />, {
      [takesCall]: {...platformTakes, takes: platformTakes.takes.slice(0, 1)},
    });
    expect(await screen.findByText('One take, and none to compare it with')).toBeDefined();
  });
});

function list(
  answers: Parameters<typeof renderPanel>[1] = {},
  engine: EngineView = projectView.engine,
): ReturnType<typeof renderPanel> {
  return renderPanel(<TakesList address="platform" format="16:9" engine={engine} />, {
    [takesCall]: platformTakes,
    ...answers,
  });
}

async function compare(
  answers: Parameters<typeof renderPanel>[1] = {},
): Promise<
  ReturnType<typeof renderPanel> & {readonly one: HTMLVideoElement; readonly other: HTMLVideoElement}
> {
  const panel = renderPanel(<TakesDialog address="platform" format="16:9" onClose={() => {}} />, {
    [takesCall]: platformTakes,
    ...answers,
  });
  const one = await screen.findByLabelText<HTMLVideoElement>('A: take 2');
  const other = screen.getByLabelText<HTMLVideoElement>('B: take 3');
  fireEvent.loadedMetadata(one);
  fireEvent.loadedMetadata(other);
  return {...panel, one, other};
}
