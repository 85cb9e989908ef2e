import {CornerDownRight} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FilmContent, ShotView} from '../../protocol.ts';
import {LinkButton} from '../parts/link-button.tsx';
import {Section} from '../parts/section.tsx';
import {goTo} from '../view/go-to.ts';
import {lineageOf} from './lineage.ts';

/** What the shot goes on from and what goes on from it; nothing for a shot that stands alone. */
export function Chain({shot, content}: {readonly shot: ShotView; readonly content: FilmContent}): ReactNode {
  const {before, after} = lineageOf(content, shot.address);
  if (before.length === 0 && after.length === 0) return null;
  return (
    <Section title="Chain">
      <ol className="lineage">
        {before.map((ancestor, depth) => (
          <Link key={ancestor.address} shot={ancestor} depth={depth} />
        ))}
        <li className="lineage-link lineage-here" aria-current="true" style={indented(before.length)}>
          {before.length === 0 ? null : <CornerDownRight aria-hidden />}
          {shot.address}
        </li>
        {after.map(({shot: heir, depth}) => (
          <Link key={heir.address} shot={heir} depth={before.length + depth} />
        ))}
      </ol>
      {after.length === 0 ? null : (
        <p className="inspector-note">Another take of this shot makes what goes on from it anew.</p>
      )}
    </Section>
  );
}

function Link({shot, depth}: {readonly shot: ShotView; readonly depth: number}): ReactNode {
  return (
    <li className="lineage-link" style={indented(depth)}>
      {depth === 0 ? null : <CornerDownRight aria-hidden />}
      <LinkButton onPress={() => goTo(shot)}>{shot.address}</LinkButton>
    </li>
  );
}

/** Deep chains stay on the panel. */
function indented(depth: number): {readonly paddingLeft: number} {
  return {paddingLeft: Math.min(depth, 6) * 12};
}
