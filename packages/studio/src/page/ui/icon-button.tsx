import type {ReactNode} from 'react';
import {Button, ToggleButton} from 'react-aria-components';
import {Tooltip} from './tooltip.tsx';
import './icon-button.css';

export type IconButtonProps = {
  /** What it does: read out, and shown in its tooltip. */
  readonly label: string;
  /** Its shortcut, as people read it: `Shift →`. */
  readonly keys?: string;
  /** An icon of lucide-react. */
  readonly children: ReactNode;
  /** Makes it one that is on or off. */
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  /** @default 'm' */
  readonly size?: 's' | 'm' | 'l';
  readonly slot?: 'close';
  readonly onPress?: () => void;
};

/** A button that shows an icon alone, always with a tooltip. */
export function IconButton({
  label,
  keys,
  children,
  isSelected,
  isDisabled = false,
  size = 'm',
  slot,
  onPress,
}: IconButtonProps): ReactNode {
  const className = `ui-icon-button ui-icon-button-${size}`;
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : {keys})}>
      {isSelected === undefined ? (
        <Button
          className={className}
          aria-label={label}
          isDisabled={isDisabled}
          {...(slot === undefined ? {} : {slot})}
          {...(onPress === undefined ? {} : {onPress})}
        >
          {children}
        </Button>
      ) : (
        <ToggleButton
          className={className}
          aria-label={label}
          isDisabled={isDisabled}
          isSelected={isSelected}
          onChange={() => onPress?.()}
        >
          {children}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
