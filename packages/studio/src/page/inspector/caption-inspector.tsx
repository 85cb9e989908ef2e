import type {ReactNode} from 'react';
import type {CaptionView, FilmContent} from '../../protocol.ts';
import {CopyButton} from '../parts/copy-button.tsx';
import {Facts} from '../parts/facts.tsx';
import {Section} from '../parts/section.tsx';
import {InspectorHead} from './inspector-head.tsx';

export type CaptionInspectorProps = {readonly caption: CaptionView; readonly content: FilmContent};

export function CaptionInspector({caption, content}: CaptionInspectorProps): ReactNode {
  return (
    <div className="inspector">
      <InspectorHead
        kind="Caption"
        title={caption.text}
        address={caption.address}
        span={caption}
        fps={content.fps}
        source={caption.source}
      />
      <Section title="Words" aside={<CopyButton what="the words" text={caption.text} />}>
        <Facts
          facts={[
            {name: 'Text', value: caption.text},
            {name: 'Picture', value: caption.isBurnt ? 'drawn over it' : 'not drawn over it'},
            {name: 'Track', value: caption.track ?? 'in none; beside the cut only'},
          ]}
        />
      </Section>
    </div>
  );
}
