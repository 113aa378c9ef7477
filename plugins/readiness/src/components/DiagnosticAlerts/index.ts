export { DiagnosticAlerts } from './DiagnosticAlerts';
