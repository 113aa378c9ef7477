export { StandardsPage } from './StandardsPage';
