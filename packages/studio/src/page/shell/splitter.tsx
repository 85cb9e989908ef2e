import {useRef, type KeyboardEvent, type PointerEvent, type ReactNode} from 'react';
import './splitter.css';

export type SplitterProps = {
  /** What it makes larger or smaller. */
  readonly label: string;
  /** Of the line itself. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Of what it sizes, in pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** 1 where what it sizes stands before it, -1 where behind. */
  readonly direction: 1 | -1;
  readonly onResize: (size: number) => void;
  /** Back to the size at first, by a double click. */
  readonly onReset: () => void;
};

const step = 16;

/** A line between two panels, to be dragged, or moved by the arrows. */
export function Splitter(props: SplitterProps): ReactNode {
  const {label, orientation, size, min, max, direction, onResize, onReset} = props;
  const start = useRef<{readonly at: number; readonly size: number} | null>(null);
  const at = (event: PointerEvent): number => (orientation === 'vertical' ? event.clientX : event.clientY);
  const resize = (wanted: number): void => onResize(Math.round(Math.min(max, Math.max(min, wanted))));
  const press = (event: KeyboardEvent): void => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less) resize(size - step * direction);
    else if (event.key === more) resize(size + step * direction);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={`splitter splitter-${orientation}`}
      onKeyDown={press}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        start.current = {at: at(event), size};
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + (at(event) - start.current.at) * direction);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
