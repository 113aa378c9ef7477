export { startModule } from './startModule';
