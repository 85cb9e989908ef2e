import type {ReactNode} from 'react';
import {Tab, TabList, TabPanel, Tabs as AriaTabs} from 'react-aria-components';
import './tabs.css';

export type TabItem = {
  readonly id: string;
  readonly label: string;
  /** A number or a mark behind the label. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
};

export type TabsProps = {
  /** What one chooses between, for screen readers. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
};

/** Fills its place; the content scrolls by itself. */
export function Tabs({label, items, selected, onSelect}: TabsProps): ReactNode {
  return (
    <AriaTabs className="ui-tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList className="ui-tab-list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="ui-tab">
            {item.label}
            {item.badge === undefined ? null : <span className="ui-tab-badge">{item.badge}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="ui-tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
