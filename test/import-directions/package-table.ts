/** A row of the package table in ARCHITECTURE.md. */
export type PackageRow = {
  readonly name: string;
  readonly layer: number;
  readonly mayImport: ReadonlySet<string>;
};

/** Reads the table whose columns are layer, package, holds, may import. `all` means every other package. */
export function readPackageTable(markdown: string): ReadonlyMap<string, PackageRow> {
  const rows = markdown
    .split('\n')
    .map(
      (line) =>
        /^\|\s*(?<layer>\d+)\s*\|\s*`(?<name>[^`]+)`\s*\|.*\|(?<allowed>[^|]*)\|\s*$/.exec(line)?.groups,
    )
    .filter((groups) => groups !== undefined)
    .map(({layer = '', name = '', allowed = ''}) => ({layer: Number(layer), name, allowed: allowed.trim()}));
  const names = rows.map(({name}) => name);
  return new Map(
    rows.map(({layer, name, allowed}) => {
      const listed = allowed === 'all' ? names.filter((other) => other !== name) : readNames(allowed);
      return [name, {name, layer, mayImport: new Set(listed)}];
    }),
  );
}

function readNames(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
