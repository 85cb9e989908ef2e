import {Pin} from 'lucide-react';
import type {ReactNode} from 'react';
import type {TakesView, TakeView} from '../../protocol.ts';
import {pictureUrl} from '../api/media-urls.ts';
import {formatDate} from '../words/format-date.ts';
import {sayUsd} from '../words/format-usd.ts';
import {PinButton} from './pin-button.tsx';

export type TakeRowProps = {readonly take: TakeView; readonly takes: TakesView};

export function TakeRow({take, takes}: TakeRowProps): ReactNode {
  const {made} = take;
  return (
    <li className={take.isChosen ? 'take take-chosen' : 'take'}>
      <img className="take-picture" src={pictureUrl(take.key, 0, 128)} alt="" loading="lazy" />
      <div className="take-words">
        <p className="take-name">
          Take {take.take}
          {take.isChosen ? <span className="take-mark">in the film</span> : null}
          {take.isPinned ? <Pin className="take-pin" role="img" aria-label="pinned" /> : null}
        </p>
        <p className="take-facts">
          {made === null
            ? 'of unknown date and price'
            : `${formatDate(made.madeAt)} · ${made.usd === null ? 'paid: unknown' : sayUsd(made.usd)}`}
        </p>
      </div>
      <PinButton take={take} takes={takes} />
    </li>
  );
}
