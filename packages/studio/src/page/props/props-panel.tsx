import {RotateCcw, SlidersHorizontal} from 'lucide-react';
import {useMemo, useState, type ReactNode} from 'react';
import type {FilmView, PropsView} from '../../protocol.ts';
import {useFilm} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {Button} from '../ui/button.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Segmented} from '../ui/segmented.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {FieldControl} from './field-control.tsx';
import {FieldList} from './field-list.tsx';
import {JsonField} from './json-field.tsx';
import {readFields} from './read-fields.ts';
import {usePropsDraft} from './use-props-draft.ts';
import type {FilmProps} from './change-props.ts';
import {isGroup} from './check-value.ts';
import './props-panel.css';

/** A form of the film's props; what is entered is in the page's address, and the film is shown with it. */
export function PropsPanel(): ReactNode {
  const {data: film, error} = useFilm();
  if (film === undefined) {
    return error === null ? (
      <div className="panel-loading">
        <Skeleton label="Reading the props…" lines={5} height={28} />
      </div>
    ) : (
      <ErrorState problem={problemOf(error)} />
    );
  }
  const {props, problem} = film.view;
  if (props.schema === null) {
    return (
      <EmptyState icon={<SlidersHorizontal />} title="This film takes no props">
        Give <code>defineFilm</code> a schema, <code>props: z.object({'{…}'})</code>, and its form is here.
      </EmptyState>
    );
  }
  return <PropsForm key={film.view.film.id} props={props} schema={props.schema} problem={problem} />;
}

function PropsForm({
  props,
  schema,
  problem,
}: {
  readonly props: PropsView;
  readonly schema: NonNullable<PropsView['schema']>;
  readonly problem: FilmView['problem'];
}): ReactNode {
  // By what it says: each answer of the server brings the schema anew.
  const told = JSON.stringify(schema);
  const fields = useMemo(() => readFields(JSON.parse(told) as typeof schema), [told]);
  const draft = usePropsDraft(props, fields);
  const [view, setView] = useState<'form' | 'json'>('form');
  const isForm = view === 'form' && fields.length > 0;
  return (
    <div className="props">
      <header className="props-head">
        <Segmented
          label="How the props are shown"
          options={[
            {id: 'form', label: 'Form'},
            {id: 'json', label: 'JSON'},
          ]}
          selected={isForm ? 'form' : 'json'}
          onSelect={setView}
        />
        <Button
          size="s"
          kind="quiet"
          icon={<RotateCcw />}
          label="Reset all props to the film’s own"
          isDisabled={!draft.isChanged}
          onPress={draft.reset}
        >
          Reset all
        </Button>
      </header>
      {problem === null ? null : <ErrorState problem={problem} />}
      <div className="props-fields">
        {isForm ? (
          <FieldList
            Control={FieldControl}
            fields={fields}
            values={draft.values}
            defaults={props.defaults as FilmProps}
            path={[]}
            problems={draft.problems}
            onChange={draft.change}
          />
        ) : (
          <JsonField
            label="Props"
            value={draft.values}
            errors={draft.problems.map(({path, message}) => `${path.join('.')}: ${message}`)}
            onChange={(value) => {
              if (isGroup(value)) draft.change(value);
            }}
          />
        )}
      </div>
    </div>
  );
}
