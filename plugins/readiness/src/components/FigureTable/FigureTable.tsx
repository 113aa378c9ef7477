import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ReactNode } from 'react';

/** @internal */
export interface FigureColumn {
  title: string;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** What it says stays on one line, such as the name of a level. */
  oneLine?: boolean;
}

/** @internal */
export interface FigureRow {
  key: string;
  /** The first cell is the heading of the row. */
  cells: readonly ReactNode[];
}

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    cell: {
      padding: theme.spacing(0.75, 1.5),
      fontSize: theme.typography.body2.fontSize,
      lineHeight: 1.4,
      // Doubled, because the theme of the app breaks words inside all cells.
      '&&': { overflowWrap: 'normal', wordBreak: 'normal' },
    },
    oneLine: { whiteSpace: 'nowrap' },
    heading: { whiteSpace: 'nowrap', fontWeight: 'bold' },
  }),
  { name: 'ReadinessFigureTable' },
);

/** A plain table with headings for columns and rows. @internal */
export const FigureTable = (props: {
  label: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
}) => {
  const { label, columns, rows } = props;
  const classes = useStyles();
  const alignOf = (index: number) =>
    columns[index]?.numeric ? 'right' : 'left';
  const classOf = (index: number) =>
    columns[index]?.oneLine
      ? `${classes.cell} ${classes.oneLine}`
      : classes.cell;
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ title }, index) => (
              <TableCell
                key={title}
                className={`${classes.cell} ${classes.heading}`}
                align={alignOf(index)}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <TableCell
                    key={columns[index].title}
                    component="th"
                    scope="row"
                    className={classOf(index)}
                  >
                    {cell}
                  </TableCell>
                ) : (
                  <TableCell
                    key={columns[index].title}
                    className={classOf(index)}
                    align={alignOf(index)}
                  >
                    {cell}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
};
