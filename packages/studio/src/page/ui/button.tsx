import type {ReactNode} from 'react';
import {Button as AriaButton} from 'react-aria-components';
import './button.css';

export type ButtonProps = {
  readonly children: ReactNode;
  /**
   * `primary` is the one thing to do next, `danger` can't be taken back, `quiet` has no ground until it is pointed at.
   * @default 'plain'
   */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** @default 'm' */
  readonly size?: 's' | 'm' | 'l';
  /** Before the text. */
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** Waits for an answer: stays focusable, but can't be pressed again. */
  readonly isPending?: boolean;
  /** Where the text alone doesn't say what it does. */
  readonly label?: string;
  readonly autoFocus?: boolean;
  /** `close` closes the dialog that it stands in. */
  readonly slot?: 'close';
  readonly onPress?: () => void;
};

export function Button({
  children,
  kind = 'plain',
  size = 'm',
  icon,
  isDisabled = false,
  isPending = false,
  label,
  autoFocus = false,
  slot,
  onPress,
}: ButtonProps): ReactNode {
  return (
    <AriaButton
      className={`ui-button ui-button-${kind} ui-button-${size}`}
      isDisabled={isDisabled}
      isPending={isPending}
      autoFocus={autoFocus}
      {...(label === undefined ? {} : {'aria-label': label})}
      {...(slot === undefined ? {} : {slot})}
      {...(onPress === undefined ? {} : {onPress})}
    >
      {icon === undefined ? null : (
        <span className="ui-button-icon" aria-hidden>
          {icon}
        </span>
      )}
      <span className="ui-button-text">{children}</span>
    </AriaButton>
  );
}
