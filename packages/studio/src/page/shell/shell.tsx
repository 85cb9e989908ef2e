import {useSyncExternalStore, type ReactNode} from 'react';
import {useShallow} from 'zustand/shallow';
import {firstSizes, fitSizes, limits, usePanelSizes} from './panel-sizes.ts';
import {Splitter} from './splitter.tsx';
import '../ui/states.css';
import './shell.css';

export type ShellProps = {
  readonly top: ReactNode;
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
  readonly bottom: ReactNode;
};

/** The page's parts, with lines between them that can be moved. */
export function Shell({top, left, middle, right, bottom}: ShellProps): ReactNode {
  const wanted = usePanelSizes(
    useShallow((sizes) => ({left: sizes.left, right: sizes.right, bottom: sizes.bottom})),
  );
  const resize = usePanelSizes((sizes) => sizes.resize);
  const width = useSyncExternalStore(onWindowResize, () => innerWidth);
  const height = useSyncExternalStore(onWindowResize, () => innerHeight);
  const sizes = fitSizes(wanted, {width, height});
  return (
    <div className="shell">
      <header className="shell-top">{top}</header>
      <div className="shell-row">
        <aside className="shell-side" aria-label="Film">
          <h2 className="ui-visually-hidden">Film</h2>
          <div className="shell-panel" style={{width: sizes.left}}>
            {left}
          </div>
          <Splitter
            label="Width of the left panel"
            orientation="vertical"
            direction={1}
            size={sizes.left}
            {...limits.left}
            onResize={(size) => resize({left: size})}
            onReset={() => resize({left: firstSizes.left})}
          />
        </aside>
        <main className="shell-middle">{middle}</main>
        <aside className="shell-side" aria-label="Inspector">
          <h2 className="ui-visually-hidden">Inspector</h2>
          <Splitter
            label="Width of the inspector"
            orientation="vertical"
            direction={-1}
            size={sizes.right}
            {...limits.right}
            onResize={(size) => resize({right: size})}
            onReset={() => resize({right: firstSizes.right})}
          />
          {/* It may hold nothing that takes the focus, and has to scroll by keys all the same. */}
          <div className="shell-panel shell-scroll" style={{width: sizes.right}} tabIndex={0}>
            {right}
          </div>
        </aside>
      </div>
      <section className="shell-below" aria-label="Timeline">
        <Splitter
          label="Height of the timeline"
          orientation="horizontal"
          direction={-1}
          size={sizes.bottom}
          {...limits.bottom}
          onResize={(size) => resize({bottom: size})}
          onReset={() => resize({bottom: firstSizes.bottom})}
        />
        <div className="shell-bottom" style={{height: sizes.bottom}}>
          {bottom}
        </div>
      </section>
    </div>
  );
}

function onWindowResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
