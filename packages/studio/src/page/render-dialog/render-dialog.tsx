import type {FormatId} from '@matchcut/plan';
import {Check} from 'lucide-react';
import {useState, type ReactNode} from 'react';
import {Checkbox, CheckboxGroup, Label} from 'react-aria-components';
import type {FilmContent, RunOrder} from '../../protocol.ts';
import {useFilm} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {Quote} from '../spending/quote.tsx';
import {SpendButton} from '../spending/spend-button.tsx';
import {useOrderDialog} from '../spending/use-order-dialog.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {useView} from '../view/view-store.ts';
import {count} from '../words/count.ts';
import './render-dialog.css';

export type RenderDialogProps = {readonly onClose: () => void};

/** Renders cuts of the film: which formats, and what has to be made and paid for them. */
export function RenderDialog({onClose}: RenderDialogProps): ReactNode {
  const {data: film, error} = useFilm();
  const content = film?.view.content ?? null;
  if (film !== undefined && content !== null && film.view.problem === null) {
    return <RenderContent film={film.view.film.id} content={content} onClose={onClose} />;
  }
  return (
    <Dialog
      title="Render"
      isOpen
      onClose={onClose}
      footer={
        <Button autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      {error === null && film === undefined ? (
        <Skeleton label="Reading the film…" lines={3} height={20} />
      ) : (
        <Unreadable problem={error === null ? (film?.view.problem ?? null) : problemOf(error)} />
      )}
    </Dialog>
  );
}

function Unreadable({problem}: {readonly problem: ReturnType<typeof problemOf> | null}): ReactNode {
  return problem === null ? (
    <EmptyState title="There is no film to render" />
  ) : (
    <ErrorState problem={problem} />
  );
}

function RenderContent({
  film,
  content,
  onClose,
}: {
  readonly film: string;
  readonly content: FilmContent;
  readonly onClose: () => void;
}): ReactNode {
  const props = useView((state) => state.props);
  const all = content.formats.map(({id}) => id);
  const [formats, setFormats] = useState<readonly FormatId[]>(all);
  const order: RunOrder = {film, props: props ?? {}, what: 'cut', formats};
  const {session, spending, isOrdered, isOrdering} = useOrderDialog(order, onClose);
  return (
    <Dialog
      title={`Render ${content.title}`}
      isOpen={!isOrdered}
      isRequired={isOrdering}
      onClose={onClose}
      size="l"
      footer={
        <>
          <Button autoFocus isDisabled={isOrdering} onPress={onClose}>
            Cancel
          </Button>
          {formats.length === 0 ? null : <SpendButton spending={spending} session={session} />}
        </>
      }
    >
      <CheckboxGroup
        className="render-formats"
        value={[...formats]}
        isDisabled={isOrdering}
        onChange={(chosen) => setFormats(all.filter((id) => chosen.includes(id)))}
      >
        <Label className="ui-label">Formats</Label>
        <div className="render-choices">
          {content.formats.map(({id, width, height, cut}) => (
            <Checkbox key={id} value={id} className="render-format">
              <span className="quote-box" aria-hidden>
                <Check />
              </span>
              <span>
                <span className="render-name">{id}</span>
                <span className="render-size">
                  {width} × {height}
                  {cut === null ? '' : ', is there already'}
                </span>
              </span>
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      {formats.length === 0 ? (
        <EmptyState title="Choose a format">Each one is a cut of its own.</EmptyState>
      ) : (
        <>
          <p className="render-note">
            {count(content.totals.compose, 'step')} of composing in all formats. It goes on under Runs, also
            after the page is closed.
          </p>
          <Quote spending={spending} session={session} />
        </>
      )}
    </Dialog>
  );
}
