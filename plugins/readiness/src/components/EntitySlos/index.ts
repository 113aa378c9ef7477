export { EntitySlos } from './EntitySlos';
export { EntitySlosContent } from './EntitySlosContent';
