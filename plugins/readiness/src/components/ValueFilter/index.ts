export { ValueFilter } from './ValueFilter';
