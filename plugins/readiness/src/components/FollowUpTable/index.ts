export { FollowUpSection } from './FollowUpSection';
export { FollowUpTable } from './FollowUpTable';
export { OwedBy } from './OwedBy';
