/** A descriptor of a service. */
export function service(
  name: string,
  { spec = '', metadata = '' }: { spec?: string; metadata?: string } = {},
): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
${metadata}spec:
  type: service
  lifecycle: production
  owner: team-a
${spec}`;
}

/** A standard with one check for each level, of which the second applies to tier 0 only. */
export const STANDARD = `apiVersion: readiness/v1
kind: Standard
metadata: { name: basics, title: Basics }
spec:
  appliesTo: { kind: Component }
  levels: [bronze, silver, gold]
  checks:
    - id: runbook
      title: A runbook is linked
      category: operation
      level: bronze
      weight: high
      rule: link("runbook") != ""
      message: { fail: No runbook is linked }
    - id: rotation
      title: There is a rotation
      category: operation
      level: silver
      weight: low
      tiers: [0]
      rule: fact("oncall.responders").value >= 3
      freshFor: 2d
      graceFor: 5d
---
apiVersion: readiness/v1
kind: Capability
metadata: { name: pipeline, title: Pipeline }
spec:
  appliesTo: { kind: Component }
  adoptedWhen: fact("ci.template").value == "golden"
`;

/** Metadata that meets the check `runbook`. */
export const RUNBOOK = `  links: [{ url: https://example.com/runbook, type: runbook }]
`;
