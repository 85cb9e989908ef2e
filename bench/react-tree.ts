/**
 * What a film tree costs: a film's first render, and the tree after one prop changed, once by rendering the
 * whole film again and once from state inside of the scene. Prints medians and ratios; production React.
 *
 *     pnpm bench react-tree
 */
import process from 'node:process';

// React chooses its build when it is first loaded.
process.env['NODE_ENV'] = 'production';
const {createFilmRoot} = await import('../packages/react/src/index.ts');
const {createSignal, longFilm} = await import('../packages/react/src/__fixtures__/long-film.tsx');

for (const shots of [100, 1_000, 10_000]) {
  const first: number[] = [];
  const again: number[] = [];
  const inside: number[] = [];
  const middle = Math.floor(shots / 2);
  for (let round = 0; round < 9; round += 1) {
    const signal = createSignal(4);
    let told = Promise.withResolvers<void>();
    const root = createFilmRoot({
      id: 'bench',
      onCommit: () => told.resolve(),
      onError: (error) => told.reject(error),
    });
    const time = async (change: () => void): Promise<number> => {
      told = Promise.withResolvers();
      const start = performance.now();
      change();
      await told.promise;
      return performance.now() - start;
    };
    const seconds = (changed: number) => (index: number) =>
      index === middle ? signal : index === middle + 1 ? changed : 4;
    first.push(await time(() => root.render(longFilm(shots, seconds(4)))));
    again.push(await time(() => root.render(longFilm(shots, seconds(8)))));
    inside.push(await time(() => signal.set(8)));
    root.unmount();
  }
  const [base, whole, state] = [median(first), median(again), median(inside)];
  console.log(
    `${String(shots).padStart(6)} shots  first ${base.toFixed(1)} ms  film again, one prop changed ${whole.toFixed(1)} ms (${(whole / base).toFixed(3)})  state inside ${state.toFixed(2)} ms (${(state / base).toFixed(4)})`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
