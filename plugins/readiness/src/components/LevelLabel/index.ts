export { LevelLabel } from './LevelLabel';
