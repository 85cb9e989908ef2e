import type {ReactNode} from 'react';
import {NumberField} from '../ui/number-field.tsx';
import {Select} from '../ui/select.tsx';
import {Switch} from '../ui/switch.tsx';
import {TextField} from '../ui/text-field.tsx';
import {emptyValue} from './change-props.ts';
import {isGroup, type ValuePath} from './check-value.ts';
import {ColorControl} from './color-control.tsx';
import type {FieldShape, Json} from './field.ts';
import type {FieldControlProps} from './field-control-props.ts';
import {FieldList} from './field-list.tsx';
import {JsonField} from './json-field.tsx';
import {ListControl} from './list-control.tsx';
import {Wrong} from './wrong.tsx';

/** What a value of this shape is entered with. */
export function FieldControl(control: FieldControlProps): ReactNode {
  const {label, description, isRequired, shape, value, path, problems, onChange} = control;
  const error = problems.find((problem) => isSamePath(problem.path, path))?.message;
  const common = {
    label,
    ...(description === null ? {} : {description}),
    ...(error === undefined ? {} : {error}),
  };
  // What may be left out is, once it is emptied.
  const orNothing = (text: string): string | undefined => (text === '' && !isRequired ? undefined : text);
  switch (shape.kind) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      return (
        <TextField
          {...common}
          value={text}
          isMultiline={text.length > 44 || text.includes('\n')}
          onChange={(next) => onChange(orNothing(next))}
        />
      );
    }
    case 'color':
      return (
        <ColorControl
          {...common}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => onChange(orNothing(next))}
        />
      );
    case 'number':
      return (
        <NumberField
          {...common}
          value={typeof value === 'number' ? value : Number.NaN}
          {...stepsOf(shape)}
          onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
        />
      );
    case 'switch':
      return <Switch {...common} isSelected={value === true} onChange={onChange} />;
    case 'choice':
      return <Choice {...control} shape={shape} error={error} />;
    case 'nullable':
      return <Nullable {...control} shape={shape} />;
    case 'list':
      return <ListControl {...control} shape={shape} error={error} Control={FieldControl} />;
    case 'group':
      return (
        <fieldset className="prop-group">
          <legend className="ui-label">{label}</legend>
          {description === null ? null : <p className="ui-description">{description}</p>}
          {value === undefined && !isRequired ? (
            <Switch label={`Set ${label}`} isSelected={false} onChange={() => onChange(emptyValue(shape))} />
          ) : (
            <FieldList
              Control={FieldControl}
              fields={shape.fields}
              values={isGroup(value) ? value : {}}
              defaults={{}}
              path={path}
              problems={problems}
              onChange={onChange}
            />
          )}
          <Wrong error={error} />
        </fieldset>
      );
    case 'json':
      return (
        <JsonField
          label={label}
          {...(description === null ? {} : {description})}
          value={value}
          errors={error === undefined ? [] : [error]}
          onChange={onChange}
        />
      );
  }
}

function stepsOf({isInteger, limits, multipleOf}: FieldShape & {readonly kind: 'number'}): {
  min?: number;
  max?: number;
  step?: number;
} {
  const step = multipleOf ?? (isInteger ? 1 : null);
  return {
    // Limits that are out themselves are told, not corrected to: the next number above 0 has no name.
    ...(Number.isFinite(limits.min) && !limits.isMinOut ? {min: limits.min} : {}),
    ...(Number.isFinite(limits.max) && !limits.isMaxOut ? {max: limits.max} : {}),
    ...(step === null ? {} : {step}),
  };
}

function Choice({
  label,
  description,
  isRequired,
  shape,
  value,
  error,
  onChange,
}: FieldControlProps & {
  readonly shape: FieldShape & {readonly kind: 'choice'};
  readonly error: string | undefined;
}): ReactNode {
  const options = shape.options.map((option) => ({
    id: JSON.stringify(option),
    label: typeof option === 'string' ? option : JSON.stringify(option),
  }));
  return (
    <div className="prop-choice">
      <Select
        label={label}
        {...(description === null ? {} : {description})}
        options={isRequired ? options : [...options, {id: notSet, label: 'not set'}]}
        selected={value === undefined ? (isRequired ? null : notSet) : JSON.stringify(value)}
        onSelect={(id) => onChange(id === notSet ? undefined : (JSON.parse(id) as Json))}
      />
      <Wrong error={error} />
    </div>
  );
}

/** No JSON, and so none of the options. */
const notSet = 'not set';

function Nullable({
  shape,
  ...control
}: FieldControlProps & {readonly shape: FieldShape & {readonly kind: 'nullable'}}): ReactNode {
  const {label, value, onChange} = control;
  const isSet = value !== null && value !== undefined;
  return (
    <div className="prop-nullable">
      <Switch
        label={`Set ${label}`}
        isSelected={isSet}
        onChange={(wanted) => onChange(wanted ? emptyValue(shape.shape) : null)}
      />
      {isSet ? <FieldControl {...control} shape={shape.shape} /> : null}
    </div>
  );
}

function isSamePath(one: ValuePath, other: ValuePath): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
