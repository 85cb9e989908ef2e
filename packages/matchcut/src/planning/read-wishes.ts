import {formatIds, isFormatId} from '@matchcut/plan';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {usualOutput} from './output-wishes.ts';
import type {PlanWishes} from './plan-wishes.ts';
import {readProps} from './read-props.ts';

/** What was asked for on the command line, but for batches and what file the cut is to be: not every command has those. */
export function readWishes(session: Pick<Session, 'option' | 'cwd'>): PlanWishes {
  const {option} = session;
  return {
    ...readView(session),
    target: option(options.target),
    replace: option(options.replace),
  };
}

/** The same for commands that only look at a film as it is. */
export function readView({option, cwd}: Pick<Session, 'option' | 'cwd'>): PlanWishes {
  const props = readProps(option(options.props), cwd);
  return {
    props,
    formats: readFormats(option(options.format)),
    target: [],
    replace: [],
    frames: null,
    batch: false,
    output: usualOutput,
  };
}

/** `null` for all. Throws `bad-option`. */
export function readFormats(given: string | null): PlanWishes['formats'] {
  if (given === null || given === 'all') return null;
  return given.split(',').map((format) => {
    const id = format.trim().replace('x', ':');
    if (!isFormatId(id)) throw badOption('--format', given, `one of ${formatIds.join(', ')}, or all`);
    return id;
  });
}
