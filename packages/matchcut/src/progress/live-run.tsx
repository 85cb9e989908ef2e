import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Lane, RunningStep, RunProgress} from './run-progress.ts';

export type LiveRunProps = {
  readonly title: string;
  readonly film: string;
  readonly progress: RunProgress;
  readonly elapsedMs: number;
};

const shownTroubles = 3;

/** A run in progress: how much is done, and a bar for each step that is being made. */
export function LiveRun({title, film, progress, elapsedMs}: LiveRunProps): ReactNode {
  const {generate, compose, running, troubles} = progress;
  return (
    <Box flexDirection="column" marginTop={1}>
      <Box gap={2}>
        <Text bold>{title}</Text>
        <Count name="clips" lane={generate} />
        <Count name="composed" lane={compose} />
        <Text dimColor>{clock(elapsedMs)}</Text>
      </Box>
      {running.map((step) => (
        <Step key={step.step} step={step} film={film} />
      ))}
      {[...new Set(troubles)].slice(-shownTroubles).map((trouble) => (
        <Text key={trouble} color="yellow">
          {'  '}! {trouble}
        </Text>
      ))}
    </Box>
  );
}

function Count({name, lane}: {readonly name: string; readonly lane: Lane}): ReactNode {
  if (lane.total === 0) return null;
  return (
    <Text color={lane.done === lane.total ? 'green' : 'cyan'}>
      {name} {lane.done}/{lane.total}
    </Text>
  );
}

function Step({step, film}: {readonly step: RunningStep; readonly film: string}): ReactNode {
  const {format, stepKind, address, progress, adopted} = step;
  const name = address.startsWith(`${film}/`) ? address.slice(film.length + 1) : address;
  return (
    <Box gap={1}>
      <Text color="cyan">
        {'  '}
        {bar(progress)}
      </Text>
      <Box width={5} justifyContent="flex-end">
        <Text dimColor>{Math.floor(progress * 100)} %</Text>
      </Box>
      <Text>{format.padEnd(4)}</Text>
      <Text wrap="truncate-end">
        {stepKind} {name}
        {adopted ? ' (carried on)' : ''}
      </Text>
    </Box>
  );
}

const cells = 16;

function bar(progress: number): string {
  const full = Math.round(progress * cells);
  return `${'━'.repeat(full)}${'╌'.repeat(cells - full)}`;
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
