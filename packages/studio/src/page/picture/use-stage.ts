import type {FormatId} from '@matchcut/plan';
import {useEffect, useRef, useState, type RefObject} from 'react';
import type {FilmContent, FilmSummary, ProblemView, StageNews, StageOrder} from '../../protocol.ts';
import {findCommand} from '../keys/shortcuts.ts';
import {runCommand} from '../keys/run-command.ts';
import {useView, type ViewStore} from '../view/view-store.ts';

export type StagedFilm = {
  readonly film: FilmSummary;
  readonly props: {readonly [name: string]: unknown};
  readonly content: FilmContent;
  /** Of its code: shown anew, the stage takes what has changed and goes on at the same frame. */
  readonly generation: number;
};

export type Stage = {readonly isReady: boolean; readonly problem: ProblemView | null};

/** Frames that a stage that follows another one may be away from it. */
const drift = 2;

/**
 * The talk with a stage. One of all that are open is the clock: what it says counts, and it alone is heard; the others
 * are taken to where it is.
 */
export function useStage(
  frame: RefObject<HTMLIFrameElement | null>,
  staged: StagedFilm,
  format: FormatId,
  isClock: boolean,
): Stage {
  const [stage, setStage] = useState<Stage>({isReady: false, problem: null});
  const latest = useRef(staged);
  const shown = useRef<StagedFilm | null>(null);
  useEffect(() => {
    latest.current = staged;
  });

  useEffect(() => {
    const tell = (order: StageOrder): void =>
      frame.current?.contentWindow?.postMessage(order, location.origin);
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.current?.contentWindow || event.origin !== location.origin) return;
      if (isNews(event.data)) take(event.data);
    };
    const take = (news: StageNews): void => {
      const view = useView.getState();
      switch (news.kind) {
        case 'ready':
          setStage({isReady: true, problem: null});
          shown.current = latest.current;
          tell(showOrder(latest.current, format));
          tell({kind: 'set', settings: settingsOf(view, isClock)});
          if (view.isPlaying) tell({kind: 'play'});
          return;
        case 'frame':
          if (isClock) view.arrive(news.frame);
          else if (Math.abs(news.frame - view.frame) > drift) tell({kind: 'seek', frame: view.frame});
          return;
        case 'playing':
          if (isClock && news.isPlaying !== view.isPlaying) view.setPlayback({isPlaying: news.isPlaying});
          return;
        case 'problem':
          setStage((before) => ({...before, problem: news.problem}));
          return;
        case 'key': {
          const command = news.meta ? null : findCommand(news);
          if (command !== null) runCommand(command, latest.current.content);
          return;
        }
      }
    };
    window.addEventListener('message', hear);
    const stop = useView.subscribe((view, before) => {
      if (view.seeks !== before.seeks) tell({kind: 'seek', frame: view.frame});
      const settings = settingsOf(view, isClock);
      if (!isSame(settings, settingsOf(before, isClock))) tell({kind: 'set', settings});
      if (view.isPlaying !== before.isPlaying) tell({kind: view.isPlaying ? 'play' : 'pause'});
    });
    return () => {
      window.removeEventListener('message', hear);
      stop();
    };
  }, [frame, format, isClock]);

  useEffect(() => {
    if (!stage.isReady || shown.current === staged) return;
    shown.current = staged;
    frame.current?.contentWindow?.postMessage(showOrder(staged, format), location.origin);
  }, [frame, staged, format, stage.isReady]);

  return stage;
}

type Settings = Extract<StageOrder, {kind: 'set'}>['settings'];

function settingsOf(view: ViewStore, isClock: boolean): Settings {
  return {
    rate: view.rate,
    volume: isClock && !view.isMuted ? view.volume : 0,
    loop: view.isLooping,
    guides: view.hasGuides,
  };
}

function isSame(a: Settings, b: Settings): boolean {
  return a.rate === b.rate && a.volume === b.volume && a.loop === b.loop && a.guides === b.guides;
}

function isNews(data: unknown): data is StageNews {
  return typeof data === 'object' && data !== null && 'kind' in data;
}

function showOrder({film, props, content}: StagedFilm, format: FormatId): StageOrder {
  return {kind: 'show', film, props, content, format, frame: useView.getState().frame};
}
