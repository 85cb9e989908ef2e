import {Plus, X} from 'lucide-react';
import type {ComponentType, ReactNode} from 'react';
import {Button} from '../ui/button.tsx';
import {IconButton} from '../ui/icon-button.tsx';
import {emptyValue} from './change-props.ts';
import type {FieldShape, Json} from './field.ts';
import type {FieldControlProps} from './field-control-props.ts';
import {Wrong} from './wrong.tsx';

export type ListControlProps = Omit<FieldControlProps, 'shape'> & {
  readonly shape: FieldShape & {readonly kind: 'list'};
  readonly error: string | undefined;
  /** What an item is entered with. */
  readonly Control: ComponentType<FieldControlProps>;
};

/** A list of values of one shape. */
export function ListControl({
  Control,
  label,
  description,
  shape,
  value,
  path,
  problems,
  error,
  onChange,
}: ListControlProps): ReactNode {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="prop-group">
      <legend className="ui-label">{label}</legend>
      {description === null ? null : <p className="ui-description">{description}</p>}
      {items.length === 0 ? <p className="ui-description">Nothing in it.</p> : null}
      {items.map((item, index) => (
        // Values have no names: what is at a place is what is edited there.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="prop-item">
          <div className="prop-item-value">
            <Control
              label={`${label} ${index + 1}`}
              description={null}
              isRequired
              shape={shape.item}
              value={item}
              path={[...path, index]}
              problems={problems}
              onChange={(next) => onChange(items.with(index, next ?? emptyValue(shape.item)))}
            />
          </div>
          <IconButton
            label={`Remove ${label} ${index + 1}`}
            size="s"
            isDisabled={items.length <= shape.minItems}
            onPress={() => onChange(items.toSpliced(index, 1))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          size="s"
          icon={<Plus />}
          label={`Add to ${label}`}
          isDisabled={items.length >= shape.maxItems}
          onPress={() => onChange([...items, emptyValue(shape.item)])}
        >
          Add
        </Button>
      </div>
      <Wrong error={error} />
    </fieldset>
  );
}
