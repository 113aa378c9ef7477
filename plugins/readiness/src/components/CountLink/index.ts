export { CountLink } from './CountLink';
