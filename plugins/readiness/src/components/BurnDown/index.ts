export { BurnDown } from './BurnDown';
