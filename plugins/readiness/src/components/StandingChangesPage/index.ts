export { StandingChangesPage } from './StandingChangesPage';
