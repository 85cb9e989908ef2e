/**
 * What code may use and still be told by its markup. Everything else counts as something that may draw by itself:
 * a name that is missing here costs a rendering too many, a name too many shows an old picture.
 */

/** Globals that are the same in Node.js and in a browser. Clocks and chance are listened to while markup is made. */
export const tellableGlobals: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity Math JSON Object Array String Number Boolean BigInt Symbol RegExp Map Set WeakMap ' +
    'WeakSet Error TypeError RangeError Date Intl parseInt parseFloat isNaN isFinite encodeURIComponent ' +
    'decodeURIComponent encodeURI decodeURI console arguments ArrayBuffer DataView Int8Array Uint8Array ' +
    'Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array'
  ).split(' '),
);

/** Never told by markup, even where a module has something of its own by that name in another place. */
export const untellableNames: ReadonlySet<string> = new Set(
  'window document navigator globalThis global self process eval Function fetch require'.split(' '),
);

const react = new Set(
  (
    'createElement cloneElement createContext isValidElement Children Fragment Suspense StrictMode memo forwardRef ' +
    'use useContext useMemo useCallback useState useReducer useId useRef useDebugValue version'
  ).split(' '),
);

const remotion = new Set(
  (
    'AbsoluteFill Sequence Series Loop Freeze Img useCurrentFrame useVideoConfig interpolate interpolateColors ' +
    'spring measureSpring Easing random staticFile'
  ).split(' '),
);

/** `all` where everything of a package is told by markup. */
export const tellablePackages: ReadonlyMap<string, ReadonlySet<string> | 'all'> = new Map<
  string,
  ReadonlySet<string> | 'all'
>([
  ['react', react],
  ['react/jsx-runtime', 'all'],
  ['react/jsx-dev-runtime', 'all'],
  ['remotion', remotion],
  ['zod', 'all'],
  ['matchcut', 'all'],
  ['matchcut/overlays', 'all'],
  ['@matchcut/react', 'all'],
]);
