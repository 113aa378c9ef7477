export { StandingChangeTable } from './StandingChangeTable';
