import type {ReactElement, ReactNode} from 'react';
import {Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text} from 'react-aria-components';
import {Keys} from './keys.tsx';
import './pop.css';

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly isDisabled?: boolean;
};

export type MenuProps = {
  readonly label: string;
  /** A `Button`, or a react-aria button. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (id: string) => void;
};

export function Menu({label, trigger, entries, onChoose}: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-pop" offset={4}>
        <AriaMenu className="ui-list" aria-label={label} onAction={(key) => onChoose(String(key))}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className="ui-list-item"
              isDisabled={entry.isDisabled ?? false}
            >
              {entry.icon === undefined ? null : <span className="ui-list-icon">{entry.icon}</span>}
              <span className="ui-list-text" style={{flex: 1}}>
                <Text slot="label">{entry.label}</Text>
                {entry.detail === undefined ? null : (
                  <Text slot="description" className="ui-list-detail">
                    {entry.detail}
                  </Text>
                )}
              </span>
              {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
