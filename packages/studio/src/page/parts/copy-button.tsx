import {Check, Copy} from 'lucide-react';
import {useState, type ReactNode} from 'react';
import {IconButton} from '../ui/icon-button.tsx';

export type CopyButtonProps = {
  /** What is copied, for people: `the key`. */
  readonly what: string;
  readonly text: string;
};

export function CopyButton({what, text}: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;
  return (
    <IconButton
      label={isCopied ? `Copied ${what}` : `Copy ${what}`}
      size="s"
      onPress={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(text));
      }}
    >
      {isCopied ? <Check /> : <Copy />}
    </IconButton>
  );
}
