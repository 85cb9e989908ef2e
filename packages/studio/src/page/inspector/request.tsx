import type {ReactNode} from 'react';
import type {ClipView} from '../../protocol.ts';
import {CopyButton} from '../parts/copy-button.tsx';
import {Facts} from '../parts/facts.tsx';
import {Section} from '../parts/section.tsx';
import {shortHash} from '../words/short-hash.ts';
import {JsonTree} from './json-tree.tsx';

export type RequestProps = {readonly request: ClipView['request']; readonly clipKey: string};

/** What the engine is asked for, and the key that follows from it. */
export function Request({request, clipKey}: RequestProps): ReactNode {
  return (
    <Section
      title="Engine request"
      aside={<CopyButton what="the request as JSON" text={JSON.stringify(request, null, 2)} />}
    >
      <JsonTree value={request} />
      <Facts
        facts={[
          {
            name: 'Key',
            value: <code title={clipKey}>{shortHash(clipKey)}</code>,
            action: <CopyButton what="the key" text={clipKey} />,
          },
        ]}
      />
    </Section>
  );
}
