import {CodeXml} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FrameSpan} from '@matchcut/plan';
import type {SourcePlace} from '../../protocol.ts';
import {useReveal} from '../api/mutations.ts';
import {problemOf} from '../api/studio-request.ts';
import {Button} from '../ui/button.tsx';
import {formatSeconds, formatTimecode} from '../words/timecode.ts';

export type InspectorHeadProps = {
  /** `Shot`, `Overlay`… */
  readonly kind: string;
  readonly title: string;
  /** Under its title, where it says more. */
  readonly address?: string;
  readonly span: FrameSpan;
  readonly fps: number;
  readonly source: SourcePlace | null;
  /** Beside its kind. */
  readonly aside?: ReactNode;
  /** More to do with it. */
  readonly children?: ReactNode;
};

/** What it is, where it stands in film and code, and what can be done with it. */
export function InspectorHead({
  kind,
  title,
  address,
  span,
  fps,
  source,
  aside,
  children,
}: InspectorHeadProps): ReactNode {
  const reveal = useReveal();
  return (
    <header className="inspector-head">
      <div className="inspector-kind">
        <span>{kind}</span>
        {aside}
      </div>
      <h2 className="inspector-title">{title}</h2>
      {address === undefined || address === title ? null : <p className="inspector-address">{address}</p>}
      <p className="inspector-span">
        {formatTimecode(span.from, fps)} – {formatTimecode(span.from + span.frames, fps)} ·{' '}
        {formatSeconds(span.frames / fps)}
      </p>
      <div className="inspector-actions">
        {children}
        {source === null ? null : (
          <Button size="s" icon={<CodeXml />} onPress={() => reveal.mutate(source)}>
            Reveal in editor
          </Button>
        )}
      </div>
      {reveal.error === null ? null : (
        <p className="inspector-refused" role="alert">
          {problemOf(reveal.error).message}
        </p>
      )}
    </header>
  );
}
