export { ScoreLabel } from './ScoreLabel';
