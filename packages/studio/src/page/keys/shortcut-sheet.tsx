import type {ReactNode} from 'react';
import {Dialog} from '../ui/dialog.tsx';
import {Keys} from '../ui/keys.tsx';
import {useView} from '../view/view-store.ts';
import {shortcutGroups, shortcuts} from './shortcuts.ts';
import './shortcut-sheet.css';

/** All shortcuts, from the table that they work by. */
export function ShortcutSheet(): ReactNode {
  const isOpen = useView(({dialog}) => dialog?.kind === 'shortcuts');
  const close = useView((view) => view.closeDialog);
  return (
    <Dialog title="Keyboard" size="xl" isOpen={isOpen} onClose={close}>
      <div className="shortcut-sheet">
        {shortcutGroups.map((group) => (
          <section key={group} className="shortcut-group">
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({command, does, shown}) => (
                  <div key={command} className="shortcut">
                    <dt>{does}</dt>
                    <dd>
                      <Keys keys={shown} />
                    </dd>
                  </div>
                ))}
              {group === 'Timeline' ? (
                <>
                  <div className="shortcut">
                    <dt>Between blocks, and tracks, once one has the focus</dt>
                    <dd>
                      <Keys keys="← → ↑ ↓" />
                    </dd>
                  </div>
                  <div className="shortcut">
                    <dt>Select the block</dt>
                    <dd>
                      <Keys keys="Enter" />
                    </dd>
                  </div>
                  <div className="shortcut">
                    <dt>Zoom around the pointer</dt>
                    <dd>
                      <Keys keys="Ctrl Wheel" />
                    </dd>
                  </div>
                </>
              ) : null}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
