import type {ReactNode} from 'react';
import type {EngineView, FilmContent, SceneView} from '../../protocol.ts';
import {needsMaking} from '../clip-state/describe-clip.ts';
import {LinkButton} from '../parts/link-button.tsx';
import {Section} from '../parts/section.tsx';
import {GenerateButton} from '../spending/generate-button.tsx';
import {orderClips} from '../spending/order-clips.ts';
import {goTo} from '../view/go-to.ts';
import {useView} from '../view/view-store.ts';
import {formatSeconds} from '../words/timecode.ts';
import {InspectorHead} from './inspector-head.tsx';

export type SceneInspectorProps = {
  readonly scene: SceneView;
  readonly content: FilmContent;
  readonly engine: EngineView;
};

export function SceneInspector({scene, content, engine}: SceneInspectorProps): ReactNode {
  const film = useView((state) => state.film) ?? '';
  const props = useView((state) => state.props);
  // What is cropped is made with what it is cropped from.
  const missing = scene.shots.flatMap((shot) =>
    Object.values(shot.clips).filter((clip) => clip.croppedFrom === null && needsMaking(clip)),
  );
  const usd = missing.reduce<number | null>(
    (sum, clip) => (sum === null || clip.usd === null ? null : sum + clip.usd),
    0,
  );
  return (
    <div className="inspector">
      <InspectorHead
        kind="Scene"
        title={scene.name}
        address={scene.address}
        span={scene}
        fps={content.fps}
        source={scene.shots[0]?.source ?? null}
      >
        {missing.length === 0 ? null : (
          <GenerateButton
            kind="primary"
            size="s"
            order={orderClips(film, props, {targets: [scene.address]})}
            engine={engine}
            clips={missing.length}
            usd={usd}
          >
            Generate…
          </GenerateButton>
        )}
      </InspectorHead>
      <Section title="Shots">
        <ol className="inspector-list">
          {scene.shots.map((shot) => (
            <li key={shot.address} className="inspector-row">
              <LinkButton onPress={() => goTo(shot)}>{shot.address}</LinkButton>
              <span className="inspector-note">{formatSeconds(shot.frames / content.fps)}</span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
