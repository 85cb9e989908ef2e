import {CircleHelp, Clapperboard, Moon, Sun, Unplug} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FilmContent, ProjectView} from '../../protocol.ts';
import {keysOf} from '../keys/shortcuts.ts';
import {runCommand} from '../keys/run-command.ts';
import {Badge} from '../ui/badge.tsx';
import {Button} from '../ui/button.tsx';
import {IconButton} from '../ui/icon-button.tsx';
import {Tooltip} from '../ui/tooltip.tsx';
import {isDark} from '../view/theme.ts';
import {useView} from '../view/view-store.ts';
import {formatUsd} from '../words/format-usd.ts';
import {FilmSwitcher} from './film-switcher.tsx';
import {FormatSwitch} from './format-switch.tsx';
import './top-bar.css';

export type TopBarProps = {
  readonly project: ProjectView;
  /** `null` until the film is read. */
  readonly content: FilmContent | null;
};

export function TopBar({project, content}: TopBarProps): ReactNode {
  const theme = useView((view) => view.theme);
  const isConnected = useView((view) => view.isConnected);
  const {engine, budget} = project;
  return (
    <div className="top-bar">
      <div className="top-bar-part">
        <h1 className="top-bar-project">{project.name}</h1>
        <span className="top-bar-slash" aria-hidden>
          /
        </span>
        <FilmSwitcher films={project.films} />
      </div>
      <div className="top-bar-part">{content ? <FormatSwitch formats={content.formats} /> : null}</div>
      <div className="top-bar-part top-bar-end">
        {isConnected ? null : (
          <Badge tone="stale" icon={<Unplug aria-hidden />}>
            Not connected
          </Badge>
        )}
        <span className="top-bar-fact">
          <span className="ui-visually-hidden">Engine</span>
          {engine.model}
          <Badge>{engine.billing === 'free' ? 'free' : 'paid'}</Badge>
        </span>
        {budget === null ? null : (
          <span className="top-bar-fact">
            {formatUsd(Math.max(0, budget.usd - budget.committedUsd))}
            <span className="top-bar-name">left of {budget.per}</span>
          </span>
        )}
        {content ? <ToGenerate content={content} /> : null}
        <Button
          kind="plain"
          icon={<Clapperboard />}
          isDisabled={!content || content.frames === 0}
          onPress={() => runCommand('render', content)}
        >
          Render
        </Button>
        <span className="top-bar-icons">
          <IconButton
            label="Dark or light"
            keys={keysOf('theme')}
            onPress={() => runCommand('theme', content)}
          >
            {isDark(theme) ? <Sun /> : <Moon />}
          </IconButton>
          <IconButton
            label="Keyboard"
            keys={keysOf('shortcuts')}
            onPress={() => runCommand('shortcuts', content)}
          >
            <CircleHelp />
          </IconButton>
        </span>
      </div>
    </div>
  );
}

/** What is missing and what it would cost; opens the plan, never spends. */
function ToGenerate({content}: {readonly content: FilmContent}): ReactNode {
  const {generate, usd} = content.totals;
  if (generate === 0) return <span className="top-bar-fact top-bar-name">Nothing to generate</span>;
  return (
    <Tooltip text="What is to be made" keys={keysOf('plan')}>
      <Button onPress={() => runCommand('plan', content)}>
        {generate} {generate === 1 ? 'clip' : 'clips'} to generate
        <span className="top-bar-price">{usd === 0 ? 'free' : formatUsd(usd)}</span>
      </Button>
    </Tooltip>
  );
}
