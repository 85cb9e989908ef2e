import {Player, type PlayerRef} from '@remotion/player';
import {useEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import {flushSync} from 'react-dom';
import type {FilmCode} from './film-code.ts';
import {FilmOnStage, type FilmOnStageProps, type ShowOrder} from './film-on-stage.tsx';
import {handOnKeys} from './stage-keys.ts';
import type {StageLink} from './stage-link.ts';
import {createProblemBoard, problemOf} from './stage-problems.ts';
import {createTransport, usualSettings} from './stage-transport.ts';
import {findContents, noContents, type StagedContents} from './staged-contents.ts';

/** Does what the page says, and tells it how it goes. */
export function Stage({link, code}: {readonly link: StageLink; readonly code: FilmCode}): ReactNode {
  const [order, setOrder] = useState<ShowOrder | null>(null);
  const [contents, setContents] = useState<StagedContents>(noContents);
  const [settings, setSettings] = useState(usualSettings);
  const player = useRef<PlayerRef>(null);
  const {transport, board} = useMemo(
    () => ({
      transport: createTransport(link.tell),
      board: createProblemBoard((problem) => link.tell({kind: 'problem', problem})),
    }),
    [link],
  );

  useEffect(() => {
    let asked = 0;
    let answered = 0;
    let version = '';
    const show = async (next: ShowOrder): Promise<void> => {
      const turn = (asked += 1);
      // At once, so that there is a player for what is said next.
      flushSync(() => setOrder(next));
      transport.measure(next.content);
      try {
        const found = await findContents(code, next.content);
        if (turn < answered) return;
        answered = turn;
        if (found.contents.version !== version) board.clear();
        ({version} = found.contents);
        setContents(found.contents);
        board.put('film', found.problem);
      } catch (error) {
        if (turn >= answered) board.put('film', problemOf(error));
      }
    };
    const stopListening = link.listen((said) => {
      switch (said.kind) {
        case 'show':
          return void show(said);
        case 'play':
          return transport.play();
        case 'pause':
          return transport.pause();
        case 'seek':
          return transport.seek(said.frame);
        case 'set':
          setSettings(said.settings);
          return transport.set(said.settings);
        default:
          return said satisfies never;
      }
    });
    const stopKeys = handOnKeys(link.tell);
    const stopErrors = hearErrors((error) => board.put('page', problemOf(error)));
    link.tell({kind: 'ready'});
    return () => {
      stopListening();
      stopKeys();
      stopErrors();
    };
  }, [link, code, transport, board]);

  const film = order?.film.id ?? null;
  useEffect(() => {
    const {current} = player;
    if (current === null || film === null) return;
    const tellFrame = ({detail}: {readonly detail: {readonly frame: number}}): void =>
      link.tell({kind: 'frame', frame: detail.frame});
    transport.attach(current);
    current.addEventListener('frameupdate', tellFrame);
    current.addEventListener('ended', transport.end);
    return () => {
      current.removeEventListener('frameupdate', tellFrame);
      current.removeEventListener('ended', transport.end);
    };
  }, [film, link, transport]);

  const inputProps = useMemo(
    (): FilmOnStageProps | null =>
      order === null ? null : {order, contents, hasGuides: settings.guides, onProblem: board.put},
    [order, contents, settings.guides, board],
  );
  if (order === null || inputProps === null) return null;
  const {content} = order;
  const format = content.formats.find(({id}) => id === order.format) ?? content.formats[0];
  if (format === undefined || content.frames === 0) return null;
  return (
    <div style={{height: '100%'}} onClick={transport.toggle}>
      <Player
        key={order.film.id}
        ref={player}
        component={FilmOnStage}
        inputProps={inputProps}
        durationInFrames={content.frames}
        compositionWidth={format.width}
        compositionHeight={format.height}
        fps={content.fps}
        initialFrame={Math.min(order.frame, content.frames - 1)}
        // Backwards is not the player's.
        playbackRate={Math.max(0.1, settings.rate)}
        loop={settings.loop}
        moveToBeginningWhenEnded={false}
        clickToPlay={false}
        spaceKeyToPlayOrPause={false}
        // With tags of their own as many sounds as there are may be heard at once.
        numberOfSharedAudioTags={0}
        acknowledgeRemotionLicense
        logLevel="error"
        style={{width: '100%', height: '100%', backgroundColor: '#000'}}
      />
    </div>
  );
}

/** What a film's code throws outside of React: in timers, in promises. */
function hearErrors(tell: (error: unknown) => void): () => void {
  const hearError = ({error, message}: ErrorEvent): void => {
    // Browsers tell of a layout that takes one more round by an event that is no error.
    if (!message.startsWith('ResizeObserver')) tell(error ?? message);
  };
  const hearRejection = ({reason}: PromiseRejectionEvent): void => tell(reason);
  addEventListener('error', hearError);
  addEventListener('unhandledrejection', hearRejection);
  return () => {
    removeEventListener('error', hearError);
    removeEventListener('unhandledrejection', hearRejection);
  };
}
