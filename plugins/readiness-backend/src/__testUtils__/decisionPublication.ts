import { testPublication } from './testPublication';

/** @internal */
export const DECISION_DOCUMENTS = `
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
    - id: restore-tested
      title: A restore was tested
      category: recovery
      level: foundation
      attestation:
        question: Was a restore tested?
        evidence: required
        validFor: 180d
        reviewer: other-person
    - id: runbook-read
      title: The runbook was read
      category: recovery
      level: professional
      attestation: { question: Was it read?, evidence: optional, validFor: 90d }
    - id: scanned
      title: Images are scanned
      category: security
      level: professional
      rule: fact("scan.findings").value == 0
    - id: signed
      title: Artifacts are signed
      category: security
      level: professional
      off: { needs: signatures }
      rule: fact("build.signed").value == true
---
apiVersion: readiness/v1
kind: ExemptionPolicy
metadata: { name: exemptions, title: Who approves exemptions }
spec:
  rules:
    - categories: [security]
      tiers: [0, 1]
      approver: group:default/security
      longest: 30d
    - tiers: [0, 1]
      approver: group:default/sre
      longest: 90d
    - approver: automatic
      longest: 180d
`;

/**
 * A standard with checks that people sign off, and a policy of exemptions.
 * @internal
 */
export function decisionPublication() {
  return testPublication(DECISION_DOCUMENTS);
}
