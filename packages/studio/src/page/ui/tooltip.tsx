import type {ReactElement, ReactNode} from 'react';
import {Tooltip as AriaTooltip, TooltipTrigger} from 'react-aria-components';
import {Keys} from './keys.tsx';
import './tooltip.css';

export type TooltipProps = {
  readonly text: string;
  /** A shortcut, `Shift →`. */
  readonly keys?: string;
  /** A button, or anything else of react-aria that can be focused. */
  readonly children: ReactElement;
};

export function Tooltip({text, keys, children}: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="ui-tooltip" offset={6}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
