export { WithoutSloPage } from './WithoutSloPage';
