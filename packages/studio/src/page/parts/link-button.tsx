import type {ReactNode} from 'react';
import {Button} from 'react-aria-components';
import './link-button.css';

export type LinkButtonProps = {
  readonly children: ReactNode;
  /** Where the text alone doesn't say where it leads. */
  readonly label?: string;
  readonly onPress: () => void;
};

/** A name that leads to what it names, on this page. */
export function LinkButton({children, label, onPress}: LinkButtonProps): ReactNode {
  return (
    <Button className="link-button" onPress={onPress} {...(label === undefined ? {} : {'aria-label': label})}>
      {children}
    </Button>
  );
}
