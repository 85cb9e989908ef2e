import {RotateCcw} from 'lucide-react';
import type {ComponentType, ReactNode} from 'react';
import {IconButton} from '../ui/icon-button.tsx';
import {isSame, withProp, type FilmProps} from './change-props.ts';
import type {ValuePath, ValueProblem} from './check-value.ts';
import type {Field} from './field.ts';
import type {FieldControlProps} from './field-control-props.ts';

export type FieldListProps = {
  /** What each field is entered with: lists of fields stand in fields. */
  readonly Control: ComponentType<FieldControlProps>;
  readonly fields: readonly Field[];
  readonly values: FilmProps;
  /** What each goes back to; none inside of lists. */
  readonly defaults: FilmProps;
  readonly path: ValuePath;
  readonly problems: readonly ValueProblem[];
  readonly onChange: (values: FilmProps) => void;
};

export function FieldList({
  Control,
  fields,
  values,
  defaults,
  path,
  problems,
  onChange,
}: FieldListProps): ReactNode {
  return fields.map((field) => {
    const value = values[field.name];
    const byDefault = defaults[field.name] ?? field.default;
    const isChanged = byDefault !== undefined && value !== undefined && !isSame(value, byDefault);
    return (
      <div key={field.name} className={isChanged ? 'prop prop-changed' : 'prop'}>
        <Control
          label={field.label}
          description={field.description}
          isRequired={field.isRequired}
          shape={field.shape}
          value={value ?? field.default}
          path={[...path, field.name]}
          problems={problems}
          onChange={(next) => onChange(withProp(values, field.name, next))}
        />
        {isChanged ? (
          <span className="prop-reset">
            <IconButton
              label={`Reset ${field.label}`}
              size="s"
              onPress={() => onChange(withProp(values, field.name, byDefault))}
            >
              <RotateCcw />
            </IconButton>
          </span>
        ) : null}
      </div>
    );
  });
}
