import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The readiness pages. @public */
export const rootRouteRef = createRouteRef({ id: 'readiness' });

/** The list that the figures lead to. @public */
export const entitiesRouteRef = createSubRouteRef({
  id: 'readiness.entities',
  parent: rootRouteRef,
  path: '/entities',
});

/** The form of a software template, where the app has a scaffolder. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'readiness.template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** Where the readiness tab of an entity page is mounted, below the page of the entity. @public */
export const ENTITY_TAB_PATH = '/readiness';
