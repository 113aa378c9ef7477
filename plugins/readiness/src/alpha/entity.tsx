import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { isReadinessAvailable } from '../isReadinessAvailable';

/** The card on the overview of an entity. @internal */
export const entityReadinessCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: isReadinessAvailable,
    loader: () =>
      import('../components/EntityReadinessCard').then(m => (
        <m.EntityReadinessCard />
      )),
  },
});

/** The tab of an entity. @internal */
export const entityReadinessContent = EntityContentBlueprint.make({
  params: {
    path: '/readiness',
    title: 'Readiness',
    group: 'operation',
    filter: isReadinessAvailable,
    loader: () =>
      import('../components/EntityReadinessContent').then(m => (
        <m.EntityReadinessContent />
      )),
  },
});
