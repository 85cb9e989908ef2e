import type {ReactNode} from 'react';
import './table.css';

export type TableColumn<Row> = {
  readonly id: string;
  readonly header: string;
  /** Numbers stand at the end. @default 'start' */
  readonly align?: 'start' | 'end';
  /** CSS width. */
  readonly width?: string;
  readonly cell: (row: Row) => ReactNode;
};

export type TableProps<Row> = {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

export function Table<Row>({label, columns, rows, rowKey}: TableProps<Row>): ReactNode {
  return (
    <table className="ui-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({id, header, align = 'start', width}) => (
            <th key={id} scope="col" style={{textAlign: align, ...(width === undefined ? {} : {width})}}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({id, align = 'start', cell}) => (
              <td key={id} style={{textAlign: align}}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
