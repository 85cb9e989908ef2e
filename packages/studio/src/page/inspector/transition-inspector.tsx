import type {ReactNode} from 'react';
import type {FilmContent, TransitionView} from '../../protocol.ts';
import {Facts} from '../parts/facts.tsx';
import {LinkButton} from '../parts/link-button.tsx';
import {Section} from '../parts/section.tsx';
import {inWords} from '../props/read-fields.ts';
import {goTo} from '../view/go-to.ts';
import {InspectorHead} from './inspector-head.tsx';

export type TransitionInspectorProps = {readonly transition: TransitionView; readonly content: FilmContent};

export function TransitionInspector({transition, content}: TransitionInspectorProps): ReactNode {
  const {kind, ...details} = transition.effect;
  return (
    <div className="inspector">
      <InspectorHead
        kind="Transition"
        title={inWords(kind)}
        span={transition}
        fps={content.fps}
        source={transition.source}
      />
      <Section title="Effect">
        <Facts
          facts={[
            {name: 'From', value: <Scene address={transition.outgoing} content={content} />},
            {name: 'To', value: <Scene address={transition.incoming} content={content} />},
            ...Object.entries(details).map(([name, value]) => ({
              name: inWords(name),
              value: typeof value === 'string' ? value : JSON.stringify(value),
            })),
            {
              name: 'Easing',
              value: transition.easing === null ? 'linear' : `cubic-bezier(${transition.easing.join(', ')})`,
            },
          ]}
        />
      </Section>
    </div>
  );
}

function Scene({address, content}: {readonly address: string; readonly content: FilmContent}): ReactNode {
  const scene = content.scenes.find((candidate) => candidate.address === address);
  return scene === undefined ? address : <LinkButton onPress={() => goTo(scene)}>{scene.name}</LinkButton>;
}
