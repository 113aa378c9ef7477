export { SloObjectivesPage } from './SloObjectivesPage';
