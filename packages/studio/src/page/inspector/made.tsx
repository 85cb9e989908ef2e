import type {ReactNode} from 'react';
import type {MadeView} from '../../protocol.ts';
import {CopyButton} from '../parts/copy-button.tsx';
import {Facts} from '../parts/facts.tsx';
import {Section} from '../parts/section.tsx';
import {formatBytes} from '../words/format-bytes.ts';
import {formatDate} from '../words/format-date.ts';
import {sayUsd} from '../words/format-usd.ts';
import {shortHash} from '../words/short-hash.ts';

/** When and by whom the clip was made, and what it cost. */
export function Made({made}: {readonly made: MadeView}): ReactNode {
  return (
    <Section title="Made">
      <Facts
        facts={[
          {name: 'When', value: <time dateTime={made.madeAt}>{formatDate(made.madeAt)}</time>},
          {name: 'By', value: `${made.engine}, ${made.model}`},
          {name: 'Paid', value: made.usd === null ? 'unknown' : sayUsd(made.usd)},
          {name: 'Size', value: formatBytes(made.sizeBytes)},
          made.job === null
            ? null
            : {
                name: 'Job',
                value: <code>{made.job}</code>,
                action: <CopyButton what="the job" text={made.job} />,
              },
          {
            name: 'Digest',
            value: <code title={made.digest}>{shortHash(made.digest)}</code>,
            action: <CopyButton what="the digest" text={made.digest} />,
          },
        ]}
      />
    </Section>
  );
}
