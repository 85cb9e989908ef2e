// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from 'vitest';
import {commuteContent} from '../__fixtures__/film-views.ts';
import {useTimelineScale} from '../timeline/timeline-scale.ts';
import {useView} from '../view/view-store.ts';
import {runCommand, shotStart} from './run-command.ts';
import {findCommand, shortcuts} from './shortcuts.ts';

beforeEach(() => {
  useView.setState(useView.getInitialState());
});

const view = useView.getState;

function press(key: string, shift = false): void {
  const command = findCommand({key, shift});
  if (command !== null) runCommand(command, commuteContent);
}

describe('the table of shortcuts', () => {
  it('has one command for each key', () => {
    const presses = shortcuts.flatMap((shortcut) =>
      shortcut.presses.flatMap(({key, shift}) =>
        (shift === undefined ? [true, false] : [shift]).map((held) => `${key.toLowerCase()} ${held}`),
      ),
    );
    expect(new Set(presses).size).toBe(presses.length);
  });

  it('names each command once', () => {
    const commands = shortcuts.map(({command}) => command);
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('knows letters whatever their case, and Shift where it matters', () => {
    expect(findCommand({key: 'G', shift: true})).toBe('guides');
    expect(findCommand({key: 'ArrowRight', shift: false})).toBe('frame-forward');
    expect(findCommand({key: 'ArrowRight', shift: true})).toBe('second-forward');
    expect(findCommand({key: '?', shift: true})).toBe('shortcuts');
    expect(findCommand({key: 'F5', shift: false})).toBeNull();
  });
});

describe('keys', () => {
  it('step frames and seconds, and stay in the film', () => {
    press('ArrowRight');
    expect(view().frame).toBe(1);
    press('ArrowRight', true);
    expect(view().frame).toBe(31);
    press('ArrowLeft', true);
    press('ArrowLeft', true);
    expect(view().frame).toBe(0);
    press('End');
    press('ArrowRight');
    expect(view().frame).toBe(commuteContent.frames - 1);
    press('Home');
    expect(view().frame).toBe(0);
  });

  it('go from shot to shot, and first to the start of the one that is seen', () => {
    press('ArrowDown');
    expect(view().frame).toBe(240);
    press('ArrowDown');
    expect(view().frame).toBe(450);
    press('ArrowRight');
    press('ArrowUp');
    expect(view().frame).toBe(450);
    press('ArrowUp');
    expect(view().frame).toBe(240);
    expect(shotStart(commuteContent, 1300, 1)).toBe(commuteContent.frames - 1);
  });

  it('shuttle: J backwards, L forwards, faster each time, K stops', () => {
    press('l');
    expect(view()).toMatchObject({isPlaying: true, rate: 1});
    press('l');
    press('l');
    press('l');
    press('l');
    expect(view().rate).toBe(8);
    press('j');
    expect(view()).toMatchObject({isPlaying: true, rate: -1});
    press('j');
    expect(view().rate).toBe(-2);
    press('k');
    expect(view()).toMatchObject({isPlaying: false, rate: 1});
  });

  it('play from the start at the end of the film', () => {
    press('End');
    press(' ');
    expect(view()).toMatchObject({isPlaying: true, frame: 0});
    press(' ');
    expect(view().isPlaying).toBe(false);
  });

  it('choose formats, panels, guides, sound and theme', () => {
    press('2');
    expect(view().format).toBe('9:16');
    press('3');
    expect(view().format).toBe('both');
    press('1');
    expect(view().format).toBe('16:9');
    press('[');
    expect(view().panel).toBe('ledger');
    press(']');
    press(']');
    expect(view().panel).toBe('props');
    press('g');
    press('m');
    press('r');
    expect(view()).toMatchObject({hasGuides: true, isMuted: true, isLooping: true});
  });

  it('zoom around the playhead where it is seen', () => {
    useTimelineScale.getState().lay(commuteContent.frames, 1000);
    view().seek(700);
    const before = useTimelineScale.getState();
    const x = 700 * before.pixelsPerFrame;
    press('+');
    const after = useTimelineScale.getState();
    expect(after.pixelsPerFrame).toBeGreaterThan(before.pixelsPerFrame);
    expect(700 * after.pixelsPerFrame - after.scroll).toBeCloseTo(x);
    press('0');
    expect(useTimelineScale.getState().scroll).toBe(0);
  });

  it('compare takes of a shot alone', () => {
    press('t');
    expect(view().dialog).toBeNull();
    view().select('platform/continue-1');
    press('t');
    expect(view().dialog).toEqual({kind: 'takes', address: 'platform/continue-1', format: '16:9'});
  });

  it('do nothing where there is no film to do it with', () => {
    for (const {command} of shortcuts.filter(({group}) => group === 'Playback')) runCommand(command, null);
    expect(view()).toMatchObject({frame: 0, isPlaying: false, seeks: 0});
  });

  it('close what is open before they select nothing', () => {
    view().select('window');
    press('?');
    press('Escape');
    expect(view()).toMatchObject({dialog: null, selection: 'window'});
    press('Escape');
    expect(view().selection).toBeNull();
  });
});
