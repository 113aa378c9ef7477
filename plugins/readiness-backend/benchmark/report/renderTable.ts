import { Aim, Figure, ratioOf, Unit, verdictOf } from './Figure';

const HEADINGS = ['', 'measured', 'floor', 'ratio', 'aim', ''];

/** The figures as a table for a terminal. @internal */
export function renderTable(title: string, figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column >= 1 && column <= 3
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { name, value, floor, unit, aims } = figure;
  const ratio = ratioOf(figure);
  return [
    name,
    `${rounded(value)} ${unit}`,
    floor === undefined ? '' : `${rounded(floor)} ${unit}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    aims.map(aim => aimText(aim, unit)).join(', '),
    verdictOf(figure) ?? '',
  ];
}

function aimText(aim: Aim, unit: Unit): string {
  const bound =
    'atMost' in aim ? `≤ ${rounded(aim.atMost)}` : `≥ ${rounded(aim.atLeast)}`;
  return aim.of === 'ratio' ? `${bound} × floor` : `${bound} ${unit}`;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toFixed(2)));
}
