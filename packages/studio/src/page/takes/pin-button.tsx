import type {ReactNode} from 'react';
import type {TakesView, TakeView} from '../../protocol.ts';
import {usePin} from '../api/mutations.ts';
import {problemOf} from '../api/studio-request.ts';
import {Button} from '../ui/button.tsx';
import {useView} from '../view/view-store.ts';

export type PinButtonProps = {readonly take: TakeView; readonly takes: TakesView};

/** Binds the shot to a take in the lock, or lets it go. Costs nothing: the take is there. */
export function PinButton({take, takes: {address, format}}: PinButtonProps): ReactNode {
  const film = useView((state) => state.film) ?? '';
  const props = useView((state) => state.props);
  const pin = usePin();
  const verb = take.isPinned ? 'Unpin' : take.isChosen ? 'Pin' : 'Choose';
  return (
    <span className="pin">
      <Button
        size="s"
        kind="quiet"
        label={`${verb} take ${take.take}`}
        isPending={pin.isPending}
        onPress={() =>
          pin.mutate({film, props: props ?? {}, address, format, take: take.isPinned ? null : take.take})
        }
      >
        {verb}
      </Button>
      {pin.error === null ? null : (
        <span className="pin-refused" role="alert">
          {problemOf(pin.error).message}
        </span>
      )}
    </span>
  );
}
