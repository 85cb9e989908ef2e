import type {ReactNode} from 'react';
import {Switch as AriaSwitch} from 'react-aria-components';
import './field.css';
import './switch.css';

export type SwitchProps = {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
};

export function Switch({
  label,
  description,
  isSelected,
  isDisabled = false,
  onChange,
}: SwitchProps): ReactNode {
  return (
    <AriaSwitch className="ui-switch" isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
      <span className="ui-switch-track" aria-hidden>
        <span className="ui-switch-knob" />
      </span>
      <span>
        {label}
        {description === undefined ? null : <span className="ui-description ui-block">{description}</span>}
      </span>
    </AriaSwitch>
  );
}
