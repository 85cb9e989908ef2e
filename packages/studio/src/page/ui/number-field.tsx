import {ChevronDown, ChevronUp} from 'lucide-react';
import type {ReactNode} from 'react';
import {
  Button,
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  Text,
} from 'react-aria-components';
import './field.css';

export type NumberFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  /** What is wrong with the value. */
  readonly error?: string;
  /** `NaN` shows nothing. */
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
};

const plainNumber: Intl.NumberFormatOptions = {maximumFractionDigits: 6};

export function NumberField({
  label,
  isLabelHidden = false,
  description,
  error,
  value,
  min,
  max,
  step,
  format = plainNumber,
  isDisabled = false,
  onChange,
}: NumberFieldProps): ReactNode {
  return (
    <AriaNumberField
      className="ui-field"
      value={value}
      formatOptions={format}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      onChange={onChange}
      {...(min === undefined ? {} : {minValue: min})}
      {...(max === undefined ? {} : {maxValue: max})}
      {...(step === undefined ? {} : {step})}
      {...(isLabelHidden ? {'aria-label': label} : {})}
    >
      {isLabelHidden ? null : <Label className="ui-label">{label}</Label>}
      <Group className="ui-number">
        <Input className="ui-input" />
        <span className="ui-number-steps">
          <Button slot="increment" className="ui-number-step">
            <ChevronUp aria-hidden />
          </Button>
          <Button slot="decrement" className="ui-number-step">
            <ChevronDown aria-hidden />
          </Button>
        </span>
      </Group>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-field-error">{error}</FieldError>
    </AriaNumberField>
  );
}
