import { Entity } from '@backstage/catalog-model';
import { EntitySummary } from 'backstage-plugin-readiness-common';

/** The entity whose page the fixtures describe. @internal */
export const checkoutEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    namespace: 'default',
    title: 'Checkout API',
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/checkout',
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

/** @internal */
export const checkoutSummary: EntitySummary = {
  entityRef: 'component:default/checkout-api',
  title: 'Checkout API',
  kind: 'component',
  type: 'service',
  lifecycle: 'production',
  tier: 0,
  owner: 'group:default/checkout',
  system: 'system:default/checkout',
  domain: 'domain:default/commerce',
};

/** Nobody owns it, and its tier is not declared. @internal */
export const orphanSummary: EntitySummary = {
  entityRef: 'component:default/label-printer',
  title: 'Label printer',
  kind: 'component',
  type: 'service',
  lifecycle: 'production',
  tier: null,
  owner: null,
  system: null,
  domain: null,
};
