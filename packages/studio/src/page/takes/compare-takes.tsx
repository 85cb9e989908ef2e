import {ChevronLeft, ChevronRight, Pause, Play} from 'lucide-react';
import {useEffect, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import type {TakesView, TakeView} from '../../protocol.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {Keys} from '../ui/keys.tsx';
import {Segmented} from '../ui/segmented.tsx';
import {Select} from '../ui/select.tsx';
import {Slider} from '../ui/slider.tsx';
import {formatDate} from '../words/format-date.ts';
import {formatTimecode} from '../words/timecode.ts';
import {ComparePicture, type CompareMode} from './compare-picture.tsx';
import {PinButton} from './pin-button.tsx';
import {useComparePlayer} from './use-compare-player.ts';
import './compare-takes.css';

export type CompareTakesProps = {
  /** Two at least. */
  readonly takes: TakesView;
  readonly fps: number;
  /** Width by height of the picture. */
  readonly aspect: number;
};

/** Two takes beside each other, or one over the other with a line between them, in one clock. */
export function CompareTakes({takes, fps, aspect}: CompareTakesProps): ReactNode {
  const chosen = takes.takes.find(({isChosen}) => isChosen) ?? takes.takes[0];
  const newestOther = takes.takes.findLast((take) => take !== chosen);
  const [a, setA] = useState(chosen?.take ?? 1);
  const [b, setB] = useState(newestOther?.take ?? 1);
  const [mode, setMode] = useState<CompareMode>('beside');
  const [wipe, setWipe] = useState(0.5);
  const [sound, setSound] = useState<'a' | 'b' | 'off'>('off');
  const player = useComparePlayer(fps);
  const root = useRef<HTMLDivElement>(null);
  // Where the keys are heard from the start.
  useEffect(() => root.current?.focus(), []);
  const one = takes.takes.find(({take}) => take === a) ?? chosen;
  const other = takes.takes.find(({take}) => take === b) ?? newestOther;
  if (one === undefined || other === undefined) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keysOf(player, setMode)[event.key];
    if (act === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    // The page behind has the same keys.
    event.stopPropagation();
    act(event.shiftKey);
  };

  return (
    // Keys of the whole comparison, wherever in it one is; each has a control besides.
    <div
      ref={root}
      className="compare"
      role="group"
      aria-label="Comparison"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="compare-choices">
        <Side name="A" take={one} takes={takes} onChoose={setA} />
        <Segmented
          label="How the takes are compared"
          options={[
            {id: 'beside', label: 'Side by side'},
            {id: 'wipe', label: 'Wipe'},
          ]}
          selected={mode}
          onSelect={setMode}
        />
        <Side name="B" take={other} takes={takes} onChoose={setB} />
      </div>
      <ComparePicture
        one={one}
        other={other}
        mode={mode}
        wipe={wipe}
        aspect={aspect}
        sound={sound}
        player={player}
        onWipe={setWipe}
      />
      <div className="compare-transport">
        <IconButton label="Frame back" keys="←" onPress={() => player.step(-1)}>
          <ChevronLeft />
        </IconButton>
        <IconButton
          label={player.isPlaying ? 'Pause both' : 'Play both'}
          keys="Space"
          size="l"
          onPress={player.toggle}
        >
          {player.isPlaying ? <Pause /> : <Play />}
        </IconButton>
        <IconButton label="Frame on" keys="→" onPress={() => player.step(1)}>
          <ChevronRight />
        </IconButton>
        <span className="compare-time">{formatTimecode(player.frame, fps)}</span>
        <div className="compare-scrub">
          <Slider
            label="Frame of both takes"
            isLabelHidden
            value={player.frame}
            max={(player.frames ?? 2) - 1}
            step={1}
            onChange={player.seek}
          />
        </div>
        {mode === 'wipe' ? (
          <div className="compare-wipe-slider">
            <span className="compare-name" aria-hidden>
              A | B
            </span>
            <Slider
              label="Line between the takes"
              isLabelHidden
              value={wipe}
              format={{style: 'percent'}}
              onChange={setWipe}
            />
          </div>
        ) : null}
        <Segmented
          label="Whose sound is heard"
          options={[
            {id: 'off', label: 'No sound'},
            {id: 'a', label: 'A'},
            {id: 'b', label: 'B'},
          ]}
          selected={sound}
          onSelect={setSound}
        />
      </div>
      <p className="compare-keys">
        <Keys keys="Space" /> plays, <Keys keys="← →" /> step, with <Keys keys="Shift" /> by ten,{' '}
        <Keys keys="W" /> wipes, <Keys keys="S" /> stands them side by side
      </p>
    </div>
  );
}

function Side({
  name,
  take,
  takes,
  onChoose,
}: {
  readonly name: 'A' | 'B';
  readonly take: TakeView;
  readonly takes: TakesView;
  readonly onChoose: (take: number) => void;
}): ReactNode {
  return (
    <div className="compare-side">
      <span className="compare-name">{name}</span>
      <Select
        label={`Take ${name}`}
        isLabelHidden
        options={takes.takes.map(({take: number, made, isChosen}) => ({
          id: String(number),
          label: `Take ${number}${isChosen ? ', in the film' : ''}`,
          ...(made === null ? {} : {detail: formatDate(made.madeAt)}),
        }))}
        selected={String(take.take)}
        onSelect={(id) => onChoose(Number(id))}
      />
      <PinButton take={take} takes={takes} />
    </div>
  );
}

function keysOf(
  player: ReturnType<typeof useComparePlayer>,
  setMode: (mode: CompareMode) => void,
): {readonly [key: string]: ((isShifted: boolean) => void) | undefined} {
  return {
    ' ': player.toggle,
    ArrowLeft: (isShifted) => player.step(isShifted ? -10 : -1),
    ArrowRight: (isShifted) => player.step(isShifted ? 10 : 1),
    w: () => setMode('wipe'),
    s: () => setMode('beside'),
  };
}
