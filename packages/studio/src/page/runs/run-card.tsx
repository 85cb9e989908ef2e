import {Check, CircleAlert, CirclePause, Clock, ExternalLink, LoaderCircle} from 'lucide-react';
import type {ReactNode} from 'react';
import {Button as DisclosureButton, Disclosure, DisclosurePanel, Heading} from 'react-aria-components';
import type {RunView} from '../../protocol.ts';
import {artifactUrl} from '../api/media-urls.ts';
import {useCancelRun, useReveal} from '../api/mutations.ts';
import {problemOf} from '../api/studio-request.ts';
import {CopyButton} from '../parts/copy-button.tsx';
import {ProblemPanel} from '../problem/problem-panel.tsx';
import {describeOrder} from '../spending/describe-order.ts';
import {Badge, type BadgeProps} from '../ui/badge.tsx';
import {Button} from '../ui/button.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Progress} from '../ui/progress.tsx';
import {useView} from '../view/view-store.ts';
import {formatUsd} from '../words/format-usd.ts';
import {formatDate} from '../words/format-date.ts';
import {describeSteps, isUnderWay, stateNames} from './describe-run.ts';
import {RunSteps} from './run-steps.tsx';

/** One run: how far it is, what it made, what went wrong. */
export function RunCard({run}: {readonly run: RunView}): ReactNode {
  const cancel = useCancelRun();
  const reveal = useReveal();
  const title = describeOrder(run.order);
  return (
    <article className="run" aria-label={title}>
      <header className="run-head">
        <div className="run-titles">
          <h3 className="run-title">{title}</h3>
          <p className="run-facts">
            {run.order.film} · {formatDate(run.startedAt)}
            {run.spentUsd === null
              ? ' · spent: unknown'
              : run.spentUsd === 0
                ? ''
                : ` · spent ${formatUsd(run.spentUsd)}`}
          </p>
        </div>
        <StateBadge state={run.state} />
      </header>
      {isUnderWay(run) ? (
        <div className="run-progress">
          <Progress label={`Progress of ${title}`} value={run.state === 'queued' ? 0 : run.progress} />
          <span className="run-percent">{Math.round(run.progress * 100)}%</span>
        </div>
      ) : null}
      {run.problems.map((problem) => (
        <div key={`${problem.code} ${problem.where}`} className="run-problem">
          <ProblemPanel problem={problem} onReveal={(place) => reveal.mutate(place)} />
        </div>
      ))}
      <Files run={run} />
      {run.steps.length === 0 ? null : (
        <Disclosure
          className="run-disclosure"
          defaultExpanded={run.state === 'running' || run.state === 'failed'}
        >
          <Heading level={4} className="run-steps-head">
            <DisclosureButton slot="trigger" className="run-steps-button">
              {describeSteps(run.steps)}
            </DisclosureButton>
          </Heading>
          <DisclosurePanel>
            <RunSteps steps={run.steps} film={run.order.film} />
          </DisclosurePanel>
        </Disclosure>
      )}
      {cancel.error === null ? null : <ErrorState problem={problemOf(cancel.error)} />}
      <footer className="run-actions">
        {isUnderWay(run) ? (
          <Button
            size="s"
            label={`Cancel ${title}`}
            isPending={cancel.isPending}
            onPress={() => cancel.mutate(run.id)}
          >
            Cancel
          </Button>
        ) : null}
        <GoOn run={run} title={title} />
        <span className="run-command">
          <code>{run.command}</code>
          <CopyButton what="the command" text={run.command} />
        </span>
      </footer>
    </article>
  );
}

/** Clips that are there are not made again, so that ordering the same goes on where the run stopped. */
function GoOn({run, title}: {readonly run: RunView; readonly title: string}): ReactNode {
  const open = useView((state) => state.open);
  if (run.state !== 'interrupted' && run.state !== 'failed') return null;
  // Of another take nobody knows how far it is: ordering it again might make one more.
  if (run.order.what === 'clips' && run.order.take !== null) return null;
  return (
    <Button
      size="s"
      label={`Go on with ${title}…`}
      onPress={() => open({kind: 'generate', order: run.order})}
    >
      Go on…
    </Button>
  );
}

function Files({run}: {readonly run: RunView}): ReactNode {
  if (run.files.length === 0) return null;
  return (
    <ul className="run-files">
      {run.files.map(({path, format, key}) => (
        <li key={path} className="run-file">
          <a href={artifactUrl(key)} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            Open {format}
          </a>
          <span className="run-path">{path}</span>
          <CopyButton what={`the path of ${format}`} text={path} />
        </li>
      ))}
    </ul>
  );
}

const looks = {
  queued: {icon: <Clock aria-hidden />, tone: 'outlined'},
  running: {icon: <LoaderCircle aria-hidden />, tone: 'flight'},
  done: {icon: <Check aria-hidden />, tone: 'quiet'},
  failed: {icon: <CircleAlert aria-hidden />, tone: 'failed'},
  interrupted: {icon: <CirclePause aria-hidden />, tone: 'stale'},
  refused: {icon: <CircleAlert aria-hidden />, tone: 'failed'},
} as const satisfies Record<RunView['state'], Pick<BadgeProps, 'icon' | 'tone'>>;

function StateBadge({state}: Pick<RunView, 'state'>): ReactNode {
  const {icon, tone} = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {stateNames[state]}
    </Badge>
  );
}
