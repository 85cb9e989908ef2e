import type {ValuePath, ValueProblem} from './check-value.ts';
import type {FieldShape, Json} from './field.ts';

/** What every control of a prop is told. */
export type FieldControlProps = {
  readonly label: string;
  readonly description: string | null;
  readonly isRequired: boolean;
  readonly shape: FieldShape;
  readonly value: Json | undefined;
  /** Where it is in the props; problems that lie deeper are shown deeper. */
  readonly path: ValuePath;
  readonly problems: readonly ValueProblem[];
  /** `undefined` takes the value out. */
  readonly onChange: (value: Json | undefined) => void;
};
