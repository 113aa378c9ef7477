export { ToggleFilter } from './ToggleFilter';
