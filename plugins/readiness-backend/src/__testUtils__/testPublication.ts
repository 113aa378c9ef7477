import { parseDocuments } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';

/** @internal */
export const TEST_DOCUMENTS = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component }
  levels: [foundation, professional]
  checks:
    - id: declares-lifecycle
      title: It declares a lifecycle
      category: ownership
      level: foundation
      weight: low
      rule: entity.spec.lifecycle == "production"
      fix: { text: "Set spec.lifecycle of \${{ entity.metadata.name }}" }
      why: People need to know what they may rely on
    - id: rotation
      title: Pages go to a rotation
      category: incident-response
      level: foundation
      weight: high
      rule: fact("oncall.responders").value >= 3
    - id: pipeline
      title: The pipeline succeeds
      category: delivery
      level: professional
      measure: fact("ci.success-rate").value
      unit: ratio
      target: { default: { min: 0.95 } }
    - id: signed
      title: Artifacts are signed
      category: delivery
      level: professional
      off: { needs: signatures }
      rule: fact("build.signed").value == true
---
apiVersion: readiness/v1
kind: Standard
metadata: { name: apis, title: APIs }
spec:
  appliesTo: { kind: API }
  levels: [described]
  checks:
    - id: has-owner
      title: It has an owner
      category: ownership
      level: described
      rule: entity.spec.owner != ""
---
apiVersion: readiness/v1
kind: Capability
metadata: { name: golden-path, title: Golden path }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component, spec.type: service }
  adoptedWhen: fact("ci.template").value == "golden"
  alternative: fact("ci.template").value
  milestones: [{ date: 2030-03-31, services: 0.6 }]
`;

/**
 * A standard with two levels and three checks (one more is off), another for APIs, and one capability.
 * @internal
 */
export function testPublication(text: string = TEST_DOCUMENTS): Publication {
  const documents = parseDocuments([{ file: 'test.yaml', text }]);
  const errors = documents.diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) {
    throw new Error(`The test's documents are wrong: ${errors[0].message}`);
  }
  return {
    revision: 1,
    publishedAt: Date.UTC(2026, 0, 1),
    documents,
    slots: {
      standards: Object.fromEntries(
        documents.standards.map(({ name, checks }) => [
          name,
          checks.map(({ id }) => id),
        ]),
      ),
      capabilities: documents.capabilities.map(({ name }) => name),
    },
    since: {},
    lastValid: [],
  };
}
