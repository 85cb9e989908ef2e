import type {ReactNode} from 'react';
import type {QuoteView} from '../../protocol.ts';
import {formatSeconds} from '../words/timecode.ts';
import {sayUsd} from '../words/format-usd.ts';
import {withinFilm} from '../words/within-film.ts';
import {Table} from '../ui/table.tsx';

type QuotedClip = QuoteView['clips'][number];

/** What would be made, clip by clip. */
export function QuoteTable({order: {film}, clips}: Pick<QuoteView, 'order' | 'clips'>): ReactNode {
  return (
    // Can be scrolled by keys, and so has a place among what can be focused.
    <div className="quote-clips" role="region" aria-label="Clips, scrollable" tabIndex={0}>
      <Table<QuotedClip>
        label="Clips and their prices"
        rows={clips}
        rowKey={({address, format}) => `${address} ${format}`}
        columns={[
          {
            id: 'shot',
            header: 'Shot',
            cell: ({address}) => withinFilm(address, film),
          },
          {id: 'format', header: 'Format', cell: ({format}) => format},
          {id: 'length', header: 'Length', align: 'end', cell: ({seconds}) => formatSeconds(seconds)},
          {
            id: 'price',
            header: 'Price',
            align: 'end',
            cell: drawPrice,
          },
        ]}
      />
    </div>
  );
}

function drawPrice({usd}: QuotedClip): ReactNode {
  return usd === null ? <span className="quote-unknown">unknown</span> : sayUsd(usd);
}
