import {useSyncExternalStore, type ReactElement, type ReactNode} from 'react';
import {Character} from '../elements/character.ts';
import {Film} from '../elements/film.ts';
import {Overlay} from '../elements/overlay.ts';
import {Scene} from '../elements/scene.ts';
import {Sequence} from '../elements/sequence.ts';

/** A value outside of React that components follow. */
export type Signal<Value> = {readonly set: (value: Value) => void; readonly use: () => Value};

export function createSignal<Value>(initial: Value): Signal<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  };
}

/**
 * A film of one-shot scenes in sequences of a hundred; every tenth scene has an overlay.
 *
 * @param seconds Length of each scene by its number; a signal for one that changes by itself.
 */
export function longFilm(scenes: number, seconds: (index: number) => number | Signal<number>): ReactElement {
  const rows = Array.from({length: Math.ceil(scenes / 100)}, (_, row) => row);
  return (
    <Film title="Long" formats={['16:9', '9:16']}>
      {rows.map((row) => (
        <Sequence key={row}>
          {Array.from({length: Math.min(100, scenes - row * 100)}, (_, column) => {
            const index = row * 100 + column;
            return <Shot key={column} index={index} seconds={seconds(index)} />;
          })}
        </Sequence>
      ))}
    </Film>
  );
}

function Shot({
  index,
  seconds,
}: {
  readonly index: number;
  readonly seconds: number | Signal<number>;
}): ReactNode {
  return typeof seconds === 'number' ? drawShot(index, seconds) : <LiveShot index={index} signal={seconds} />;
}

function LiveShot({index, signal}: {readonly index: number; readonly signal: Signal<number>}): ReactNode {
  return drawShot(index, signal.use());
}

function drawShot(index: number, seconds: number): ReactElement {
  return (
    <Scene id={`s-${index}`} seconds={seconds}>
      <Character name="Mara" /> waits, take {index}.
      {index % 10 === 0 ? (
        <Overlay from={0.5}>
          <i style={{color: 'teal'}}>Title {index}</i>
        </Overlay>
      ) : null}
    </Scene>
  );
}
