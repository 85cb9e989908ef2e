export type CommandId =
  | 'play'
  | 'back'
  | 'pause'
  | 'forward'
  | 'frame-back'
  | 'frame-forward'
  | 'second-back'
  | 'second-forward'
  | 'start'
  | 'end'
  | 'previous-shot'
  | 'next-shot'
  | 'slower'
  | 'faster'
  | 'loop'
  | 'mute'
  | 'guides'
  | 'full-screen'
  | 'format-1'
  | 'format-2'
  | 'formats-all'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-fit'
  | 'previous-panel'
  | 'next-panel'
  | 'plan'
  | 'takes'
  | 'render'
  | 'theme'
  | 'shortcuts'
  | 'escape';

export type ShortcutGroup = 'Playback' | 'Picture' | 'Timeline' | 'Studio';

/** A key as `KeyboardEvent.key` names it. Letters count whatever their case; Shift counts where it is named. */
export type KeyPress = {readonly key: string; readonly shift?: boolean};

export type Shortcut = {
  readonly command: CommandId;
  readonly group: ShortcutGroup;
  readonly does: string;
  /** As people read it; a blank stands between keys that are held together. */
  readonly shown: string;
  readonly presses: readonly KeyPress[];
};

/** Every shortcut there is: what keys do, what tooltips say and what the sheet shows. */
export const shortcuts: readonly Shortcut[] = [
  a('play', 'Playback', 'Play or pause', 'Space', {key: ' '}),
  a('back', 'Playback', 'Play backwards, faster each time', 'J', {key: 'j'}),
  a('pause', 'Playback', 'Pause', 'K', {key: 'k'}),
  a('forward', 'Playback', 'Play forwards, faster each time', 'L', {key: 'l'}),
  a('frame-back', 'Playback', 'A frame back', '←', {key: 'ArrowLeft', shift: false}),
  a('frame-forward', 'Playback', 'A frame on', '→', {key: 'ArrowRight', shift: false}),
  a('second-back', 'Playback', 'A second back', 'Shift ←', {key: 'ArrowLeft', shift: true}),
  a('second-forward', 'Playback', 'A second on', 'Shift →', {key: 'ArrowRight', shift: true}),
  a('start', 'Playback', 'To the start', 'Home', {key: 'Home'}),
  a('end', 'Playback', 'To the end', 'End', {key: 'End'}),
  a('previous-shot', 'Playback', 'To the shot before', '↑', {key: 'ArrowUp', shift: false}),
  a('next-shot', 'Playback', 'To the next shot', '↓', {key: 'ArrowDown', shift: false}),
  a('slower', 'Playback', 'Slower', ',', {key: ','}),
  a('faster', 'Playback', 'Faster', '.', {key: '.'}),
  a('loop', 'Playback', 'Loop', 'R', {key: 'r'}),
  a('mute', 'Playback', 'Mute', 'M', {key: 'm'}),

  a('format-1', 'Picture', 'First format', '1', {key: '1'}),
  a('format-2', 'Picture', 'Second format', '2', {key: '2'}),
  a('formats-all', 'Picture', 'All formats side by side', '3', {key: '3'}),
  a('guides', 'Picture', 'Safe areas', 'G', {key: 'g'}),
  a('full-screen', 'Picture', 'Full screen', 'F', {key: 'f'}),

  a('zoom-in', 'Timeline', 'Zoom in', '+', {key: '+'}, {key: '='}),
  a('zoom-out', 'Timeline', 'Zoom out', '−', {key: '-'}, {key: '_'}),
  a('zoom-fit', 'Timeline', 'Show the whole film', '0', {key: '0'}),

  a('plan', 'Studio', 'What is to be made', 'P', {key: 'p'}),
  a('takes', 'Studio', 'Takes of the selected shot', 'T', {key: 't'}),
  a('render', 'Studio', 'Render', 'C', {key: 'c'}),
  a('previous-panel', 'Studio', 'The panel before', '[', {key: '['}),
  a('next-panel', 'Studio', 'The next panel', ']', {key: ']'}),
  a('theme', 'Studio', 'Dark or light', 'D', {key: 'd'}),
  a('shortcuts', 'Studio', 'These shortcuts', '?', {key: '?'}),
  a('escape', 'Studio', 'Close, or select nothing', 'Esc', {key: 'Escape'}),
];

export const shortcutGroups: readonly ShortcutGroup[] = ['Playback', 'Picture', 'Timeline', 'Studio'];

/** What a press asks for. */
export function findCommand(press: {readonly key: string; readonly shift: boolean}): CommandId | null {
  const key = press.key.toLowerCase();
  const found = shortcuts.find(({presses}) =>
    presses.some(
      (known) =>
        known.key.toLowerCase() === key && (known.shift === undefined || known.shift === press.shift),
    ),
  );
  return found?.command ?? null;
}

/** How the shortcut of a command is shown in its tooltip. */
export function keysOf(command: CommandId): string {
  return shortcuts.find((shortcut) => shortcut.command === command)?.shown ?? '';
}

function a(
  command: CommandId,
  group: ShortcutGroup,
  does: string,
  shown: string,
  ...presses: readonly KeyPress[]
): Shortcut {
  return {command, group, does, shown, presses};
}
