export { FiguresNote } from './FiguresNote';
