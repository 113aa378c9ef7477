export { FilterBar } from './FilterBar';
export { FilterField } from './FilterField';
