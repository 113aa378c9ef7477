export { SloAlertLabel } from './SloAlertLabel';
