export { adoptionFigures, currentMilestone } from './adoptionFigures';
export type { AdoptionFigures, AdoptionRow } from './adoptionFigures';
