import {useBrand} from '@matchcut/react';
import {staticFile} from 'remotion';

/** The address of a logo in `public/`: this one, else the brand's; `null` where there is none. */
export function useLogo(own: string | null | undefined): string | null {
  const {logo} = useBrand();
  const path = own === undefined ? (logo ?? null) : own;
  return path === null ? null : staticFile(path);
}
