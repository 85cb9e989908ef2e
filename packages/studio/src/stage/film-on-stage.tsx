import {useMemo, type ReactNode} from 'react';
import {AbsoluteFill, Sequence, useCurrentFrame, useVideoConfig} from 'remotion';
import type {StageOrder, TransitionView} from '../protocol.ts';
import {DraftBadge} from './draft-badge.tsx';
import {DrawnContent} from './drawn-content.tsx';
import {FilmPicture} from './film-picture.tsx';
import {FilmSounds} from './film-sounds.tsx';
import {Guides} from './guides.tsx';
import {pictureParts, spansAround} from './picture-parts.ts';
import type {StagedContents} from './staged-contents.ts';
import type {ProblemView, SourcePlace} from '../protocol.ts';
import {problemOf} from './stage-problems.ts';

export type ShowOrder = Extract<StageOrder, {readonly kind: 'show'}>;

export type FilmOnStageProps = {
  readonly order: ShowOrder;
  readonly contents: StagedContents;
  readonly hasGuides: boolean;
  readonly onProblem: (place: string, problem: ProblemView | null) => void;
};

/** A film in one of its formats, as far as it is made: what Remotion's player plays. */
export function FilmOnStage({order, contents, hasGuides, onProblem}: FilmOnStageProps): ReactNode {
  const {content, film, props, format: id} = order;
  const format = content.formats.find((one) => one.id === id) ?? content.formats[0];
  const parts = useMemo(
    () => (format === undefined ? [] : pictureParts(format.picture, content.transitions)),
    [format, content],
  );
  if (format === undefined) return null;

  const drawn = (address: string, source: SourcePlace | null): ReactNode => {
    const node = contents.nodes.get(address);
    if (node === undefined) return null;
    return (
      <DrawnContent
        key={`${address} ${contents.version}`}
        onProblem={(error) => onProblem(address, error === null ? null : problemOf(error, address, source))}
      >
        {node}
      </DrawnContent>
    );
  };
  const matte = ({effect, source}: TransitionView): ReactNode => {
    const address = effect['address'];
    return typeof address === 'string' ? drawn(address, source) : null;
  };
  const over = [...content.overlays, ...content.captions.filter(({isBurnt}) => isBurnt)];
  return (
    <AbsoluteFill>
      <FilmPicture {...{parts, film, props, matte}} format={format.id} isMuted={format.soundtrack !== null} />
      <Over spans={over}>{({address, source}) => drawn(address, source)}</Over>
      <FilmSounds sounds={content.sounds} soundtrack={format.soundtrack} />
      <DraftBadge parts={parts} />
      {hasGuides && <Guides />}
    </AbsoluteFill>
  );
}

type OverSpan = {
  readonly address: string;
  readonly source: SourcePlace | null;
  readonly from: number;
  readonly frames: number;
};

/** What lies over the picture, from bottom to top, each with frames of its own. */
function Over({
  spans,
  children,
}: {
  readonly spans: readonly OverSpan[];
  readonly children: (span: OverSpan) => ReactNode;
}): ReactNode {
  const frame = useCurrentFrame();
  const {fps} = useVideoConfig();
  const ahead = Math.ceil(fps);
  return spansAround(spans, frame, ahead).map((span) => (
    <Sequence
      key={span.address}
      from={span.from}
      durationInFrames={span.frames}
      premountFor={ahead}
      style={{pointerEvents: 'none'}}
    >
      {children(span)}
    </Sequence>
  ));
}
