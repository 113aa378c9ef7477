export { DueSoonPage } from './DueSoonPage';
