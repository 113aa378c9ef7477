export { AdoptionLabel } from './AdoptionLabel';
