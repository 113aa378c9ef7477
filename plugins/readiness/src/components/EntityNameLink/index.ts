export { EntityNameLink } from './EntityNameLink';
