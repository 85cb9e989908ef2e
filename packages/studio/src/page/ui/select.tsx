import {ChevronsUpDown} from 'lucide-react';
import type {ReactNode} from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import './field.css';
import './pop.css';
import './select.css';

export type SelectOption = {
  readonly id: string;
  readonly label: string;
  /** A second, fainter line. */
  readonly detail?: string;
};

export type SelectProps = {
  readonly label: string;
  /** Keeps the label for screen readers alone. */
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  readonly options: readonly SelectOption[];
  readonly selected: string | null;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Without a ground until it is pointed at. */
  readonly isQuiet?: boolean;
  readonly onSelect: (id: string) => void;
};

export function Select({
  label,
  isLabelHidden = false,
  description,
  options,
  selected,
  placeholder = 'Choose…',
  isDisabled = false,
  isQuiet = false,
  onSelect,
}: SelectProps): ReactNode {
  return (
    <AriaSelect
      className={`ui-field ui-select ${isQuiet ? 'ui-select-quiet' : ''}`}
      value={selected}
      placeholder={placeholder}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (key !== null) onSelect(String(key));
      }}
      {...(isLabelHidden ? {'aria-label': label} : {})}
    >
      {isLabelHidden ? null : <Label className="ui-label">{label}</Label>}
      <Button className="ui-select-button">
        <SelectValue className="ui-select-value">
          {({selectedText, defaultChildren}) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronsUpDown aria-hidden className="ui-select-mark" />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <Popover className="ui-pop" offset={4}>
        <ListBox className="ui-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="ui-list-item">
              <span className="ui-list-text">
                <Text slot="label">{option.label}</Text>
                {option.detail === undefined ? null : (
                  <Text slot="description" className="ui-list-detail">
                    {option.detail}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
