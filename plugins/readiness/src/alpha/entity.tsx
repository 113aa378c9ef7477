import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { isReadinessAvailable } from '../isReadinessAvailable';
import { isSloAvailable } from '../isSloAvailable';

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

/** The card with the objectives, on the overview of an entity. @internal */
export const entitySlosCard = EntityCardBlueprint.make({
  name: 'slos',
  params: {
    type: 'info',
    filter: isSloAvailable,
    loader: () =>
      import('../components/EntitySlosCard').then(m => <m.EntitySlosCard />),
  },
});

/** The objectives as a tab of their own, for who switches it on: the readiness tab has them as well. @internal */
export const entitySlosContent = EntityContentBlueprint.make({
  name: 'slos',
  disabled: true,
  params: {
    path: '/slos',
    title: 'SLOs',
    group: 'operation',
    filter: isSloAvailable,
    loader: () =>
      import('../components/EntitySlos').then(m => <m.EntitySlosContent />),
  },
});
