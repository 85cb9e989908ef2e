import type {ReactNode} from 'react';
import {ToggleButton, ToggleButtonGroup} from 'react-aria-components';
import './segmented.css';

export type SegmentedProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly {readonly id: Id; readonly label: string; readonly icon?: ReactNode}[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
};

/** One of a few, all of them seen. */
export function Segmented<Id extends string>({
  label,
  options,
  selected,
  onSelect,
}: SegmentedProps<Id>): ReactNode {
  return (
    <ToggleButtonGroup
      className="ui-segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({id}) => keys.has(id));
        if (chosen) onSelect(chosen.id);
      }}
    >
      {options.map(({id, label: name, icon}) => (
        <ToggleButton key={id} id={id} className="ui-segment">
          {icon}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
