export { SloStateIcon } from './SloStateIcon';
export { SloStateLabel } from './SloStateLabel';
