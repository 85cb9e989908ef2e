/**
 * Modules that films share with this process. A film gets this process' own instances, however it was installed
 * and wherever it lies: two Reacts, or two copies of the elements, would not know each other.
 */
export const hostedModules: Readonly<Record<string, () => Promise<unknown>>> = {
  matchcut: () => import('../index.ts'),
  // Compilers add `/jsx-dev-runtime` to the package that JSX is imported from; no author names it.
  'matchcut/jsx-dev-runtime': () => import('./placed-jsx.ts'),
  'matchcut/overlays': () => import('../overlays/index.ts'),
  'matchcut/engines': () => import('../engines.ts'),
  '@matchcut/engine': () => import('@matchcut/engine'),
  '@matchcut/engine-animatic': () => import('@matchcut/engine-animatic'),
  '@matchcut/engine-sora': () => import('@matchcut/engine-sora'),
  '@matchcut/plan': () => import('@matchcut/plan'),
  '@matchcut/react': () => import('@matchcut/react'),
  react: () => import('react'),
  'react/jsx-runtime': () => import('react/jsx-runtime'),
  'react/jsx-dev-runtime': () => import('react/jsx-dev-runtime'),
  'react-dom': () => import('react-dom'),
  remotion: () => import('remotion'),
};
