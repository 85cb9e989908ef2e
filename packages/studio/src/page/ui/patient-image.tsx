import {useEffect, useRef, useState, type ReactNode} from 'react';
import {createTurns} from './turns.ts';

/**
 * Browsers keep six connections to a server. Pictures that are painted when they are asked for could hold all of them,
 * and with them the price that somebody waits for.
 */
const turns = createTurns(2);

/** A picture without words that others don't have to wait for. */
export function PatientImage({src}: {readonly src: string}): ReactNode {
  const [begun, setBegun] = useState<string | null>(null);
  const giveBack = useRef<() => void>(() => {});
  useEffect(() => {
    giveBack.current = turns.wait(() => setBegun(src));
    return () => giveBack.current();
  }, [src]);
  const isOver = (): void => giveBack.current();
  return (
    <img
      alt=""
      draggable={false}
      decoding="async"
      {...(begun === src ? {src} : {})}
      onLoad={isOver}
      onError={isOver}
    />
  );
}
