import type {FormatId} from '@matchcut/plan';
import type {Props} from '../view/view-state.ts';

/** A clip or cut. */
export function artifactUrl(key: string): string {
  return `artifacts/${encodeURIComponent(key)}`;
}

/** One frame of a clip or cut. @param width in pixels */
export function pictureUrl(key: string, frame: number, width: number): string {
  return `pictures/${encodeURIComponent(key)}/${frame}?width=${width}`;
}

/** What the embedded engine would paint at a frame of the film. */
export function slateUrl(film: string, format: FormatId, frame: number, props: Props): string {
  const search = props === null ? '' : `?props=${encodeURIComponent(JSON.stringify(props))}`;
  return `slates/${encodeURIComponent(film)}/${encodeURIComponent(format)}/${frame}${search}`;
}

export function stageUrl(film: string): string {
  return `stage/${encodeURIComponent(film)}/`;
}
