export {
  CaptionTrack,
  type CaptionStyle,
  type CaptionTrackProps,
} from './caption-track/caption-track.tsx';
export {useBrand} from '@matchcut/react';
export {Callout, type CalloutProps, type Point} from './callout.tsx';
export {Counter, type CounterProps} from './counter.tsx';
export {EndCard, type EndCardProps} from './end-card.tsx';
export {LogoBug, type Corner, type LogoBugProps} from './logo-bug.tsx';
export {LowerThird, type LowerThirdProps} from './lower-third.tsx';
export {Progress, type ProgressProps} from './progress.tsx';
export {Title, type TitleProps} from './title.tsx';
export {useFormat, type Format, type Insets} from './use-format.ts';
