export { RateBar } from './RateBar';
