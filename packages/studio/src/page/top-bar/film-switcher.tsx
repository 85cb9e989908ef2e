import type {ReactNode} from 'react';
import type {FilmSummary} from '../../protocol.ts';
import {Select} from '../ui/select.tsx';
import {useView} from '../view/view-store.ts';

export function FilmSwitcher({films}: {readonly films: readonly FilmSummary[]}): ReactNode {
  const film = useView((view) => view.film);
  const openFilm = useView((view) => view.openFilm);
  return (
    <Select
      label="Film"
      isLabelHidden
      isQuiet
      options={films.map(({id, file}) => ({id, label: id, detail: file}))}
      selected={film}
      placeholder="No film"
      isDisabled={films.length === 0}
      onSelect={openFilm}
    />
  );
}
