import type {FormatId} from '@matchcut/plan';
import type {ReactNode} from 'react';
import {useFilm, useTakes} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {Dialog} from '../ui/dialog.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {CompareTakes} from './compare-takes.tsx';

export type TakesDialogProps = {
  readonly address: string;
  readonly format: FormatId;
  readonly onClose: () => void;
};

/** Two takes of a shot, compared. */
export function TakesDialog({address, format, onClose}: TakesDialogProps): ReactNode {
  const {data: takes, error} = useTakes(address, format);
  const film = useFilm();
  const size = film.data?.content?.formats.find(({id}) => id === format);
  return (
    <Dialog title={`Takes of ${address}, ${format}`} isOpen onClose={onClose} size="xl">
      {takes === undefined ? (
        error === null ? (
          <Skeleton label="Looking for takes…" lines={3} height={80} />
        ) : (
          <ErrorState problem={problemOf(error)} />
        )
      ) : takes.takes.length < 2 ? (
        <EmptyState
          title={takes.takes.length === 0 ? 'No take yet' : 'One take, and none to compare it with'}
        >
          Ask for another take in the inspector of the shot. The one that is there stays.
        </EmptyState>
      ) : (
        <CompareTakes
          takes={takes}
          fps={film.data?.content?.fps ?? 30}
          aspect={size === undefined ? 16 / 9 : size.width / size.height}
        />
      )}
    </Dialog>
  );
}
