export { LevelBar } from './LevelBar';
export { levelName, levelParam } from './levelName';
