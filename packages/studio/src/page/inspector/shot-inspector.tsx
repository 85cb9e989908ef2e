import {Columns2, Sparkles} from 'lucide-react';
import type {FormatId} from '@matchcut/plan';
import type {ReactNode} from 'react';
import type {ClipView, EngineView, FilmContent, SceneView, ShotView} from '../../protocol.ts';
import {useReveal} from '../api/mutations.ts';
import {ClipStateBadge} from '../clip-state/clip-state-badge.tsx';
import {needsMaking} from '../clip-state/describe-clip.ts';
import {CopyButton} from '../parts/copy-button.tsx';
import {Section} from '../parts/section.tsx';
import {ProblemPanel} from '../problem/problem-panel.tsx';
import {GenerateButton} from '../spending/generate-button.tsx';
import {orderClips} from '../spending/order-clips.ts';
import {TakesList} from '../takes/takes-list.tsx';
import {Button} from '../ui/button.tsx';
import {Progress} from '../ui/progress.tsx';
import {Segmented} from '../ui/segmented.tsx';
import {useView} from '../view/view-store.ts';
import {sayUsd} from '../words/format-usd.ts';
import {formatSeconds} from '../words/timecode.ts';
import {Cast} from './cast.tsx';
import {Chain} from './chain.tsx';
import {InspectorHead} from './inspector-head.tsx';
import {Made} from './made.tsx';
import {Request} from './request.tsx';

export type ShotInspectorProps = {
  readonly scene: SceneView;
  readonly shot: ShotView;
  readonly format: FormatId;
  readonly onFormat: (format: FormatId) => void;
  readonly content: FilmContent;
  readonly engine: EngineView;
};

export function ShotInspector({shot, format, onFormat, content, engine}: ShotInspectorProps): ReactNode {
  const clip = shot.clips[format];
  const formats = content.formats.filter(({id}) => shot.clips[id] !== undefined);
  const prompt = promptAsSent(shot, clip);
  return (
    <div className="inspector">
      <InspectorHead
        kind="Shot"
        title={shot.name}
        address={shot.address}
        span={shot}
        fps={content.fps}
        source={shot.source}
        aside={
          formats.length < 2 ? null : (
            <Segmented
              label="Format of the clip"
              options={formats.map(({id}) => ({id, label: id}))}
              selected={format}
              onSelect={onFormat}
            />
          )
        }
      >
        {clip === undefined ? null : <Actions shot={shot} clip={clip} format={format} engine={engine} />}
      </InspectorHead>
      {clip === undefined ? null : <State clip={clip} format={format} />}
      <Section title="Prompt as sent" aside={<CopyButton what="the prompt" text={prompt} />}>
        <p className="inspector-prompt">{prompt}</p>
        {shot.edits.map((edit) => (
          <p key={edit.address} className="inspector-edit">
            <span className="inspector-edit-name">Then edited</span>
            {edit.prompt}
          </p>
        ))}
      </Section>
      <Cast cast={shot.cast} />
      <Chain shot={shot} content={content} />
      {clip === undefined ? null : (
        <>
          <TakesList address={shot.address} format={clip.croppedFrom ?? format} engine={engine} />
          {clip.made === null ? null : <Made made={clip.made} />}
          <Request request={clip.request} clipKey={clip.key} />
        </>
      )}
    </div>
  );
}

/** With the styles around the shot. Of an edited shot the request is that of its last edit. */
function promptAsSent({prompt, edits}: ShotView, clip: ClipView | undefined): string {
  const sent = edits.length === 0 ? clip?.request['prompt'] : undefined;
  return typeof sent === 'string' ? sent : prompt;
}

function Actions({
  shot,
  clip,
  format,
  engine,
}: {
  readonly shot: ShotView;
  readonly clip: ClipView;
  readonly format: FormatId;
  readonly engine: EngineView;
}): ReactNode {
  const film = useView((state) => state.film) ?? '';
  const props = useView((state) => state.props);
  const open = useView((state) => state.open);
  const formats = [clip.croppedFrom ?? format];
  return (
    <>
      {needsMaking(clip) ? (
        <GenerateButton
          kind="primary"
          size="s"
          icon={<Sparkles />}
          order={orderClips(film, props, {targets: [shot.address], formats})}
          engine={engine}
          clips={1}
          usd={clip.usd}
        >
          Generate…
        </GenerateButton>
      ) : null}
      {clip.made === null ? null : (
        <Button
          size="s"
          icon={<Columns2 />}
          onPress={() => open({kind: 'takes', address: shot.address, format: clip.croppedFrom ?? format})}
        >
          Compare takes
        </Button>
      )}
    </>
  );
}

/** How far the clip is made, and why it is not. */
function State({clip, format}: {readonly clip: ClipView; readonly format: FormatId}): ReactNode {
  const reveal = useReveal();
  const {state} = clip;
  return (
    <Section title={`Clip in ${format}`} aside={<ClipStateBadge state={state} />}>
      {state.kind === 'in-flight' ? <Progress label="Progress of the clip" value={state.progress} /> : null}
      {state.kind === 'failed' ? (
        <div className="inspector-problem">
          <ProblemPanel problem={state.problem} onReveal={(place) => reveal.mutate(place)} />
        </div>
      ) : null}
      {clip.why.length === 0 ? null : (
        <ul className="inspector-why" aria-label="Why it is to be made">
          {clip.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="inspector-note">
        Take {clip.take}
        {clip.pinned === null ? '' : ', pinned'} · {formatSeconds(clip.seconds)} asked for
        {needsMaking(clip) ? ` · ${sayUsd(clip.usd)} if generated now` : ''}
      </p>
      {clip.croppedFrom === null ? null : (
        <p className="inspector-note">Cropped from {clip.croppedFrom}, and so made with it.</p>
      )}
    </Section>
  );
}
