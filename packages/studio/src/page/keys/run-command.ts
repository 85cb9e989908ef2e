import type {FilmContent} from '../../protocol.ts';
import {findSelected} from '../selection/find-selected.ts';
import {useTimelineScale} from '../timeline/timeline-scale.ts';
import {toggleFullScreen} from '../picture/full-screen.ts';
import {otherTheme} from '../view/theme.ts';
import {panelIds} from '../view/view-state.ts';
import {useView} from '../view/view-store.ts';
import {nextRate, previousRate, shuttleRate} from '../transport/rates.ts';
import type {CommandId} from './shortcuts.ts';

/** Does what a shortcut, or a button of the same name, asks for. Without a film, what needs one does nothing. */
export function runCommand(command: CommandId, content: FilmContent | null): void {
  const view = useView.getState();
  const last = Math.max(0, (content?.frames ?? 1) - 1);
  const goTo = (frame: number): void => {
    if (content) view.seek(Math.min(last, Math.max(0, frame)));
  };
  switch (command) {
    case 'play':
      if (!content || content.frames === 0) return;
      if (!view.isPlaying && view.frame >= last && !view.isLooping) view.seek(0);
      view.setPlayback(view.isPlaying ? {isPlaying: false} : {isPlaying: true, rate: Math.abs(view.rate)});
      return;
    case 'back':
    case 'forward': {
      if (!content || content.frames === 0) return;
      const direction = command === 'back' ? -1 : 1;
      view.setPlayback({isPlaying: true, rate: shuttleRate(view.isPlaying ? view.rate : 0, direction)});
      return;
    }
    case 'pause':
      view.setPlayback({isPlaying: false, rate: 1});
      return;
    case 'frame-back':
    case 'frame-forward':
      view.setPlayback({isPlaying: false});
      goTo(view.frame + (command === 'frame-back' ? -1 : 1));
      return;
    case 'second-back':
    case 'second-forward':
      goTo(view.frame + Math.round(content?.fps ?? 0) * (command === 'second-back' ? -1 : 1));
      return;
    case 'start':
      goTo(0);
      return;
    case 'end':
      goTo(last);
      return;
    case 'previous-shot':
    case 'next-shot':
      if (content) goTo(shotStart(content, view.frame, command === 'next-shot' ? 1 : -1));
      return;
    case 'slower':
      view.setPlayback({rate: previousRate(view.rate)});
      return;
    case 'faster':
      view.setPlayback({rate: nextRate(view.rate)});
      return;
    case 'loop':
      view.setPlayback({isLooping: !view.isLooping});
      return;
    case 'mute':
      view.setPlayback({isMuted: !view.isMuted});
      return;
    case 'guides':
      view.setPlayback({hasGuides: !view.hasGuides});
      return;
    case 'full-screen':
      toggleFullScreen();
      return;
    case 'format-1':
    case 'format-2': {
      const format = content?.formats[command === 'format-1' ? 0 : 1];
      if (format) view.chooseFormat(format.id);
      return;
    }
    case 'formats-all':
      if ((content?.formats.length ?? 0) > 1) view.chooseFormat('both');
      return;
    case 'zoom-in':
      zoomTimeline(1.5, view.frame);
      return;
    case 'zoom-out':
      zoomTimeline(1 / 1.5, view.frame);
      return;
    case 'zoom-fit':
      useTimelineScale.getState().fit();
      return;
    case 'plan':
      view.openPanel('plan');
      return;
    case 'previous-panel':
    case 'next-panel': {
      const step = command === 'next-panel' ? 1 : panelIds.length - 1;
      const panel = panelIds[(panelIds.indexOf(view.panel) + step) % panelIds.length];
      if (panel !== undefined) view.openPanel(panel);
      return;
    }
    case 'takes': {
      const selected = content ? findSelected(content, view.selection) : null;
      const format = view.format === 'both' ? content?.formats[0]?.id : view.format;
      if (selected?.kind === 'shot' && format !== undefined)
        view.open({kind: 'takes', address: selected.shot.address, format});
      return;
    }
    case 'render':
      if (content && content.frames > 0) view.open({kind: 'render'});
      return;
    case 'theme':
      view.chooseTheme(otherTheme(view.theme));
      return;
    case 'shortcuts':
      view.open({kind: 'shortcuts'});
      return;
    case 'escape':
      if (view.dialog !== null) view.closeDialog();
      else view.select(null);
      return;
  }
}

/** Around the playhead where it is seen, else around the middle. */
function zoomTimeline(factor: number, frame: number): void {
  const {pixelsPerFrame, scroll, width, zoomBy} = useTimelineScale.getState();
  const x = frame * pixelsPerFrame - scroll;
  zoomBy(factor, x >= 0 && x <= width ? x : width / 2);
}

/** Where the shot after, or before, a frame starts; within a shot, before is its own start. */
export function shotStart(content: FilmContent, frame: number, direction: 1 | -1): number {
  const starts = content.scenes.flatMap(({shots}) => shots.map(({from}) => from)).toSorted((a, b) => a - b);
  return direction === 1
    ? (starts.find((start) => start > frame) ?? Math.max(0, content.frames - 1))
    : (starts.findLast((start) => start < frame) ?? 0);
}
