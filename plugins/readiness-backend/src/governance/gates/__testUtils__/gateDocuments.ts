import {
  TEST_DOCUMENTS,
  testPublication,
} from '../../../__testUtils__/testPublication';

/**
 * Gates over the standard of the tests: one that blocks below foundation, one with everything that gates can ask for, and
 * one for APIs only.
 */
export const GATE_DOCUMENTS = `${TEST_DOCUMENTS}
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: new-service, title: New service }
spec:
  appliesTo: { kind: Component }
  mode: block
  require:
    - standard: production
      level: { 0: professional, default: foundation }
      exemptions: accepted
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: production-release, title: Production release }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component, spec.type: service }
  mode: block
  require:
    - standard: production
      level: foundation
      exemptions: accepted
    - slo: { budget: not-exhausted }
  reliabilityFix: { evidence: incident-link }
  freeze:
    - from: 2026-12-18
      to: 2027-01-04
      reason: Peak season
      except: [group:default/excepted]
  review:
    when: tier == 0 && change == 'major'
    by: group:default/reliability
    validFor: 365d
  breakGlass: { by: group:default/commanders, followUpWithin: 3d }
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: new-api, title: New API }
spec:
  appliesTo: { kind: API }
  mode: warn
  require:
    - standard: apis
      level: described
      exemptions: accepted
`;

/** What is published of them. */
export const gatePublication = testPublication(GATE_DOCUMENTS);
