import {useEffect, useState} from 'react';
import type {PropsView} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {changedProps, type FilmProps} from './change-props.ts';
import {checkFields, type ValueProblem} from './check-value.ts';
import type {Field} from './field.ts';

/** How long nobody may type before the film is asked for. In milliseconds. */
const pause = 250;

export type PropsDraft = {
  readonly values: FilmProps;
  readonly problems: readonly ValueProblem[];
  readonly isChanged: boolean;
  readonly change: (values: FilmProps) => void;
  readonly reset: () => void;
};

/**
 * Props as they are typed. What is right goes into the page's address, and so to the film, once one stops typing; what
 * is wrong stays here until it is right.
 */
export function usePropsDraft({defaults}: PropsView, fields: readonly Field[]): PropsDraft {
  const props = useView((state) => state.props);
  const setProps = useView((state) => state.setProps);
  const [draft, setDraft] = useState<FilmProps | null>(null);
  const ofFilm = defaults as FilmProps;
  const values = draft ?? ({...ofFilm, ...props} as FilmProps);
  const problems = checkFields(fields, values);
  const isRight = problems.length === 0;

  useEffect(() => {
    if (draft === null || !isRight) return;
    const timer = setTimeout(() => {
      setProps(changedProps(draft, ofFilm));
      setDraft(null);
    }, pause);
    return () => clearTimeout(timer);
  }, [draft, isRight, ofFilm, setProps]);

  return {
    values,
    problems,
    isChanged: changedProps(values, ofFilm) !== null,
    change: setDraft,
    reset: () => {
      setDraft(null);
      setProps(null);
    },
  };
}
