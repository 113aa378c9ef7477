export { samplePeopleModule } from './samplePeopleModule';
