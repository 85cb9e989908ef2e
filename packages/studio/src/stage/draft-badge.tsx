import type {ReactNode} from 'react';
import {useCurrentFrame, useVideoConfig} from 'remotion';
import type {PictureView} from '../protocol.ts';
import {partAt, type PicturePart} from './picture-parts.ts';

const words: {readonly [kind in PictureView['kind']]: string | null} = {
  clip: null,
  animatic: 'Animatic',
  slate: 'Not made yet',
};

/** Says, in a corner of the picture, that what is seen is not the film's own clip yet. It is no part of the film. */
export function DraftBadge({parts}: {readonly parts: readonly PicturePart[]}): ReactNode {
  const frame = useCurrentFrame();
  const {width, height} = useVideoConfig();
  const part = partAt(parts, frame);
  const text = part === null ? null : words[part.picture.kind];
  if (text === null) return null;
  const unit = Math.min(width, height) / 100;
  return (
    <div
      data-draft=""
      style={{
        position: 'absolute',
        top: unit * 2,
        left: unit * 2,
        padding: `${unit * 0.6}px ${unit * 1.4}px`,
        borderRadius: unit * 3,
        background: 'rgb(13 13 14 / 62%)',
        color: 'rgb(237 237 239 / 92%)',
        font: `500 ${unit * 2.4}px/1.3 'Matchcut Archivo', system-ui, sans-serif`,
        pointerEvents: 'none',
      }}
    >
      {text}
    </div>
  );
}
