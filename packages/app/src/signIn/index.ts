export { signInModule } from './signInModule';
export { PersonMenu } from './PersonMenu';
