import {formatIds, isFormatId} from '@matchcut/plan';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import type {PlanWishes} from './plan-wishes.ts';
import {readProps} from './read-props.ts';

/** Options that shape a plan. */
export const wishOptions = [options.props, options.format, options.target, options.replace] as const;

/** What was asked for on the command line. */
export function readWishes({option, cwd}: Pick<Session, 'option' | 'cwd'>): PlanWishes {
  return {
    props: readProps(option(options.props), cwd),
    formats: readFormats(option(options.format)),
    target: option(options.target),
    replace: option(options.replace),
  };
}

function readFormats(given: string | null): PlanWishes['formats'] {
  if (given === null || given === 'all') return null;
  return given.split(',').map((format) => {
    const id = format.trim().replace('x', ':');
    if (!isFormatId(id)) throw badOption('--format', given, `one of ${formatIds.join(', ')}, or all`);
    return id;
  });
}
