import {Check, CircleAlert, CircleDashed, LoaderCircle, RefreshCw} from 'lucide-react';
import type {ReactNode} from 'react';
import type {ClipState} from '../../protocol.ts';
import {Badge} from '../ui/badge.tsx';
import {nameClipState} from './describe-clip.ts';

/** How far a clip is made, in a word with the colour of the state. */
export function ClipStateBadge({state}: {readonly state: ClipState}): ReactNode {
  const name = nameClipState(state);
  switch (state.kind) {
    case 'stored':
      return <Badge icon={<Check aria-hidden />}>{name}</Badge>;
    case 'missing':
      return (
        <Badge tone="outlined" icon={<CircleDashed aria-hidden />}>
          {name}
        </Badge>
      );
    case 'stale':
      return (
        <Badge tone="stale" icon={<RefreshCw aria-hidden />}>
          {name}
        </Badge>
      );
    case 'in-flight':
      return (
        <Badge tone="flight" icon={<LoaderCircle aria-hidden />}>
          {name}
        </Badge>
      );
    case 'failed':
      return (
        <Badge tone="failed" icon={<CircleAlert aria-hidden />}>
          {name}
        </Badge>
      );
  }
}
