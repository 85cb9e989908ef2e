import type {Problem} from '../errors/problem.ts';

/** A problem, and the line of a row that has it. */
export type RowProblem = {readonly line: number; readonly problem: Problem};

const named = 3;

/** Problems with the lines that have them: what many rows have in common is told once. */
export function groupProblems(file: string, found: readonly RowProblem[]): readonly Problem[] {
  const groups = new Map<string, {readonly problem: Problem; readonly lines: Set<number>}>();
  for (const {line, problem} of found) {
    const {code, message, where} = problem;
    const name = JSON.stringify([code, message, where]);
    const group = groups.get(name) ?? {problem, lines: new Set()};
    groups.set(name, group);
    group.lines.add(line);
  }
  return [...groups.values()].map(({problem, lines}) => ({
    ...problem,
    where: [placesOf(file, [...lines]), problem.where].filter((part) => part !== '').join(', '),
  }));
}

/** `people.csv:2, people.csv:3, people.csv:4 and 97 more`. */
export function placesOf(file: string, lines: readonly number[]): string {
  const more = lines.length - named;
  const places = lines.slice(0, named).map((line) => `${file}:${line}`);
  return `${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
