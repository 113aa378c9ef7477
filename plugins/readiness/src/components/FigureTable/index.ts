export { FigureTable } from './FigureTable';
export type { FigureColumn, FigureRow } from './FigureTable';
