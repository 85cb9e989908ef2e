import type {ReactNode} from 'react';
import {FieldError, Input, Label, Text, TextArea, TextField as AriaTextField} from 'react-aria-components';
import './field.css';

export type TextFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  /** What is wrong with the value. */
  readonly error?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly isMonospaced?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
};

export function TextField({
  label,
  isLabelHidden = false,
  description,
  error,
  value,
  placeholder = '',
  isMultiline = false,
  isMonospaced = false,
  isDisabled = false,
  onChange,
}: TextFieldProps): ReactNode {
  const className = isMonospaced ? 'ui-input ui-input-mono' : 'ui-input';
  return (
    <AriaTextField
      className="ui-field"
      value={value}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      onChange={onChange}
      {...(isLabelHidden ? {'aria-label': label} : {})}
    >
      {isLabelHidden ? null : <Label className="ui-label">{label}</Label>}
      {isMultiline ? (
        <TextArea className={className} placeholder={placeholder} />
      ) : (
        <Input className={className} placeholder={placeholder} />
      )}
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-field-error">{error}</FieldError>
    </AriaTextField>
  );
}
