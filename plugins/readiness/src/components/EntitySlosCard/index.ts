export { EntitySlosCard } from './EntitySlosCard';
