import {isFormatId} from '@matchcut/plan';
import {panelIds, type FormatChoice, type LinkedView, type PanelId, type Props} from './view-state.ts';

/** What a link says of the view. What it doesn't say, or says wrongly, is as at first. */
export function readLinkedView(search: string): LinkedView {
  const query = new URLSearchParams(search);
  const frame = Number(query.get('t') ?? 0);
  return {
    film: query.get('film'),
    format: readFormat(query.get('format')),
    frame: Number.isSafeInteger(frame) && frame > 0 ? frame : 0,
    selection: query.get('sel'),
    panel: readPanel(query.get('panel')),
    props: readProps(query.get('props')),
  };
}

/** The view as a link has it, with `?`; what is as at first is left out. */
export function writeLinkedView(view: LinkedView): string {
  const query = new URLSearchParams();
  if (view.film !== null) query.set('film', view.film);
  if (view.format !== '16:9') query.set('format', view.format);
  if (view.frame !== 0) query.set('t', String(view.frame));
  if (view.selection !== null) query.set('sel', view.selection);
  if (view.panel !== 'plan') query.set('panel', view.panel);
  if (view.props !== null) query.set('props', JSON.stringify(view.props));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function readFormat(text: string | null): FormatChoice {
  return text !== null && (text === 'both' || isFormatId(text)) ? text : '16:9';
}

function readPanel(text: string | null): PanelId {
  return panelIds.find((panel) => panel === text) ?? 'plan';
}

function readProps(text: string | null): Props {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is {readonly [name: string]: unknown} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
