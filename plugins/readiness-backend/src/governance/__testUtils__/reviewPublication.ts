import { testPublication } from '../../__testUtils__/testPublication';

/** A standard of two levels, and a gate that asks for the first one and for a review. @internal */
export const REVIEW_DOCUMENTS = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  appliesTo: { kind: Component }
  levels: [foundation, professional]
  checks:
    - id: rotation
      title: Pages go to a rotation
      category: incident-response
      level: foundation
      rule: fact("oncall.responders").value >= 3
    - id: declares-lifecycle
      title: It declares a lifecycle
      category: ownership
      level: foundation
      rule: entity.spec.lifecycle == "production"
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: production-release, title: Production release }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component }
  mode: block
  require:
    - standard: production
      level: { 0: foundation, default: foundation }
  review: { by: group:default/sre, validFor: 365d }
  breakGlass: { by: group:default/commanders, followUpWithin: 3d }
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: new-resource, title: New resource }
spec:
  appliesTo: { kind: Resource }
  mode: warn
  require:
    - { standard: production, level: { default: foundation } }
`;

/** @internal */
export function reviewPublication() {
  return testPublication(REVIEW_DOCUMENTS);
}
