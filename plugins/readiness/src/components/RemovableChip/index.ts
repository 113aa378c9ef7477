export { RemovableChip } from './RemovableChip';
export { RemovableChipList } from './RemovableChipList';
