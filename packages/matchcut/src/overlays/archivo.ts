import {cancelRender, continueRender, delayRender} from 'remotion';

/**
 * The typeface of the overlays here, under a name of its own so that an Archivo of the film or of the machine is
 * never meant. Other scripts fall back to the machine's fonts.
 */
export const archivo: string = `'Matchcut Archivo', sans-serif`;

// Before the first frame, wherever there is a document to draw in; planning, in Node.js, needs no font.
if (typeof document !== 'undefined') {
  const handle = delayRender('Loading the typeface Archivo');
  loadArchivo().then(() => continueRender(handle), cancelRender);
}

async function loadArchivo(): Promise<void> {
  // Imported late, because only a bundler knows what to do with a font file.
  const {archivoFaces} = await import('./archivo-faces.ts');
  for (const {url, unicodeRange} of archivoFaces) {
    document.fonts.add(
      new FontFace('Matchcut Archivo', `url("${url}")`, {
        weight: '100 900',
        stretch: '62% 125%',
        unicodeRange,
      }),
    );
  }
  // Only what a text has characters of is fetched; Latin always, the rest when it is first drawn, for which Remotion
  // waits on each frame.
  await document.fonts.load(`800 16px ${archivo}`);
}
