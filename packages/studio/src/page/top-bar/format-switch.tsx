import {Columns2, RectangleHorizontal, RectangleVertical, Square} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FormatView} from '../../protocol.ts';
import {Segmented} from '../ui/segmented.tsx';
import type {FormatChoice} from '../view/view-state.ts';
import {useView} from '../view/view-store.ts';

/** One format, or all of them side by side; nothing to choose where there is one. */
export function FormatSwitch({formats}: {readonly formats: readonly FormatView[]}): ReactNode {
  const format = useView((view) => view.format);
  const choose = useView((view) => view.chooseFormat);
  const options = [
    ...formats.map(({id, width, height}) => ({
      id: id as FormatChoice,
      label: id,
      icon: shape(width, height),
    })),
    ...(formats.length > 1
      ? [
          {
            id: 'both' as FormatChoice,
            label: formats.length === 2 ? 'Both' : 'All',
            icon: <Columns2 aria-hidden />,
          },
        ]
      : []),
  ];
  return <Segmented label="Format" options={options} selected={format} onSelect={choose} />;
}

function shape(width: number, height: number): ReactNode {
  if (width === height) return <Square aria-hidden />;
  return width > height ? <RectangleHorizontal aria-hidden /> : <RectangleVertical aria-hidden />;
}
